package io.github.metasaw.report.narrative;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Reliability;
import io.github.metasaw.statement.Statement;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
    String label = ((Fit) result.value()).pooled().label();
    String name = result.name().isEmpty() ? "" : result.name() + ": ";
    return Optional.of(new Block.Heading(2, name + label));
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
    blocks.add(new Block.NumberedTable(summary.title() + ".", withoutRemarks(summary)));
  }

  /** The remarks below a summary are in the section of checks. */
  private static Sheet withoutRemarks(Sheet summary) {
    return new Sheet(
        "", List.of(), summary.headers(), List.of(), summary.numeric(), summary.rows(), List.of());
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
      return Render.mantraSheets(mantra, report.wording());
    }
    if (value instanceof RobmaFit average) {
      return List.of(Render.average(average, report.wording()));
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
    return title.isEmpty()
        ? "Table."
        : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + ".";
  }
}
