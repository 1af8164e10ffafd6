package io.github.metasaw.report.narrative;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Citation;
import io.github.metasaw.report.document.Document;
import io.github.metasaw.statement.Numbers;
import io.github.metasaw.statement.Reliability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the sections of a report in order, and collects what they cite. */
final class ReportWriter {

  /** A funnel plot of fewer studies says little. */
  private static final int STUDIES_FOR_FUNNEL = 10;

  private final Report report;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Fit, Figure> forests = new HashMap<>();
  private final Set<Literature> cited = EnumSet.noneOf(Literature.class);

  ReportWriter(Report report) {
    this.report = report;
  }

  Document write() {
    for (ReportSection section : report.sections()) {
      if (!report.has(section)) {
        continue;
      }
      List<Block> content = content(section);
      if (!content.isEmpty()) {
        blocks.add(new Block.Heading(1, section.label()));
        blocks.addAll(content);
      }
    }
    return new Document(report.title(), blocks, works());
  }

  private List<Citation> works() {
    return cited.stream().map(Literature::citation).sorted(ReportWriter::byAuthor).toList();
  }

  private static int byAuthor(Citation one, Citation other) {
    return one.formatted().compareToIgnoreCase(other.formatted());
  }

  private List<Block> content(ReportSection section) {
    return switch (section) {
      case METHODS -> new MethodsWriter(report, cited).write();
      case RESULTS -> new ResultsWriter(report).write();
      case STUDIES -> studies();
      case FIGURES -> figures();
      case CHECKS -> checks();
      case PRISMA -> {
        cited.add(Literature.PRISMA);
        yield PrismaTable.of(report);
      }
      case REFERENCES -> references();
      case CODE -> report.code().stream().<Block>map(text -> new Block.Code("java", text)).toList();
    };
  }

  private List<Block> studies() {
    List<Block> tables = new ArrayList<>();
    Set<StudyData> told = new HashSet<>();
    for (ReportResult result : report.fits()) {
      Fit fit = (Fit) result.value();
      if (!told.add(StudyData.of(fit))) {
        continue;
      }
      tables.add(
          new Block.NumberedTable(
              "Studies of %s: estimates with their intervals%s."
                  .formatted(
                      fit.studies().name(), fit.design().isInterceptOnly() ? " and weights" : ""),
              StudyTable.of(fit, forest(fit), fit.studies().transformation())));
    }
    return tables;
  }

  /** The forest plot of a fit, whose numbers the table of studies shows too. */
  private Figure forest(Fit fit) {
    return forests.computeIfAbsent(
        fit, one -> Figures.forest(List.of(one), ForestOptions.defaults()));
  }

  private List<Block> figures() {
    List<Block> figures = new ArrayList<>();
    for (ReportResult result : report.fits()) {
      Fit fit = (Fit) result.value();
      if (!fit.design().isInterceptOnly()) {
        continue;
      }
      figures.add(new Block.NumberedFigure(forestCaption(fit), forest(fit)));
      if (fit instanceof PooledFit pooled && fit.studies().k() >= STUDIES_FOR_FUNNEL) {
        figures.add(
            new Block.NumberedFigure(
                "Funnel plot: estimates against their standard errors.",
                Figures.funnel(pooled, ForestOptions.defaults())));
      }
    }
    for (ReportResult result : report.results()) {
      if (result.value() instanceof Figure figure) {
        figures.add(new Block.NumberedFigure(figure.title() + ".", figure));
      }
    }
    return figures;
  }

  private static String forestCaption(Fit fit) {
    String level = Numbers.level(fit.level());
    return fit.studies().k() == 1
        ? "The estimate of the one study with its %s interval.".formatted(level)
        : "Forest plot: estimates of the studies with their %s intervals, and the pooled effect. Model: %s."
            .formatted(level, ResultsWriter.plain(fit.pooled().label()));
  }

  private List<Block> checks() {
    List<Block> found = new ArrayList<>();
    for (ReportResult result : report.fits()) {
      Fit fit = (Fit) result.value();
      ResultsWriter.heading(report, result).ifPresent(found::add);
      checks(fit.checkList(), found);
    }
    for (ReportResult result : report.results()) {
      if (result.value() instanceof MantraFit mantra) {
        checks(mantra.checkList(), found);
      }
    }
    return found;
  }

  private void checks(List<Check> all, List<Block> found) {
    found.add(new Block.Paragraph(new Reliability(all, report.wording()).sentence()));
    List<String> notes =
        all.stream()
            .filter(check -> check.status() == Check.Status.NOTE)
            .map(check -> check.message(report.wording()))
            .toList();
    if (!notes.isEmpty()) {
      found.add(new Block.Items(notes));
    }
  }

  private List<Block> references() {
    List<String> works = works().stream().map(Citation::formatted).toList();
    return works.isEmpty() ? List.of() : List.of(new Block.Items(works));
  }
}
