package io.github.metasaw.report.narrative;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Notation;
import io.github.metasaw.statement.Reliability;
import io.github.metasaw.statement.Statement;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** The results section: what was found, fit by fit, with the coefficients. */
final class ResultsWriter {

  private static final int DIGITS = 4;

  private final Report report;

  ResultsWriter(Report report) {
    this.report = report;
  }

  List<Block> write() {
    List<Block> blocks = new ArrayList<>();
    for (ReportResult result : report.results()) {
      Object value = result.value();
      if (value instanceof Fit fit) {
        heading(report, result).ifPresent(blocks::add);
        fit(fit, blocks);
      } else {
        if (value instanceof MantraFit mantra) {
          blocks.add(new Block.Paragraph(new PartitionEvidence(mantra).sentence()));
        }
        sheets(result)
            .forEach(sheet -> blocks.add(new Block.NumberedTable(caption(result, sheet), sheet)));
      }
    }
    return blocks;
  }

  /** The heading of a fit, where a report has several. */
  static Optional<Block> heading(Report report, ReportResult result) {
    if (report.fits().size() < 2) {
      return Optional.empty();
    }
    String label = plain(((Fit) result.value()).pooled().label());
    String name = result.name().isEmpty() ? "" : result.name() + ": ";
    return Optional.of(new Block.Heading(2, name + label));
  }

  /** A label without the capital that tells fixed effectS from a fixed effect in tables. */
  static String plain(String label) {
    return label.replace("effectS", "effects");
  }

  private void fit(Fit fit, List<Block> blocks) {
    Transformation scale = fit.studies().transformation();
    Reliability reliability = new Reliability(fit.checkList(), report.wording());
    boolean isProvisional =
        fit instanceof BayesFit posterior
            && posterior.isSampled()
            && fit.checkList().stream().anyMatch(check -> check.status() == Check.Status.WARNING);
    if (!reliability.isUsable() || isProvisional) {
      blocks.add(new Block.Paragraph(reliability.sentence()));
    }
    paragraph(Statements.data(fit), blocks);
    paragraph(Statements.effects(fit, scale), blocks);
    paragraph(List.of(Statements.heterogeneity(fit)), blocks);
    Sheet summary = Render.summary(fit, scale, report.wording());
    String title = fit.studies().k() == 1 ? "The estimate of the one study" : summary.title();
    blocks.add(
        new Block.NumberedTable(plain(Notation.SYMBOLS.of(title)) + ".", withoutRemarks(summary)));
  }

  /** The remarks below a summary are in the section of checks. */
  private static Sheet withoutRemarks(Sheet summary) {
    return new Sheet(
        "", List.of(), summary.headers(), List.of(), summary.numeric(), summary.rows(), List.of());
  }

  private static Sheet withBelow(Sheet sheet, UnaryOperator<Stream<String>> lines) {
    return new Sheet(
        sheet.title(),
        sheet.above(),
        sheet.headers(),
        List.of(),
        sheet.numeric(),
        sheet.rows(),
        lines.apply(sheet.below().stream()).toList());
  }

  /** Whether a line begins with the mark and the name of a check. */
  private static boolean isMarked(String line) {
    return !line.isEmpty() && !withoutMark(line).equals(line);
  }

  private static String withoutMark(String line) {
    String plain = line.replaceFirst("^[^A-Za-z0-9]+[A-Za-z0-9_ ]+: ", "");
    return plain.equals(line) ? line : PlainText.capital(plain);
  }

  private static void paragraph(List<Statement> statements, List<Block> blocks) {
    String text =
        statements.stream()
            .map(Statement::sentence)
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining(" "));
    if (!text.isEmpty()) {
      blocks.add(new Block.Paragraph(text));
    }
  }

  private List<Sheet> sheets(ReportResult result) {
    Object value = result.value();
    if (value instanceof MantraFit mantra) {
      // What its checks remark is told among the checks.
      return Render.mantraSheets(mantra, report.wording()).stream()
          .map(sheet -> withBelow(sheet, below -> below.filter(line -> !isMarked(line))))
          .toList();
    }
    if (value instanceof RobmaFit average) {
      return List.of(
          withBelow(
              Render.average(average, report.wording()),
              below -> below.map(ResultsWriter::withoutMark)));
    }
    if (value instanceof Sheet sheet) {
      return List.of(sheet);
    }
    if (value instanceof Table table) {
      return List.of(Sheet.whole(table, DIGITS));
    }
    return value instanceof Tabular tabular
        ? List.of(Sheet.whole(tabular.table(), DIGITS))
        : List.of();
  }

  private static String caption(ReportResult result, Sheet sheet) {
    String title = sheet.title().isEmpty() ? result.name() : sheet.title();
    if (title.equals("cluster-robust")) {
      return "Cluster-robust tests and intervals of the coefficients.";
    }
    return title.isEmpty() ? "Table." : PlainText.capital(title) + ".";
  }
}
