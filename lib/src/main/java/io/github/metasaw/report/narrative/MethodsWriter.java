package io.github.metasaw.report.narrative;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.statement.HeterogeneityMeasures;
import io.github.metasaw.statement.Methods;
import io.github.metasaw.statement.SoftwareVersion;
import io.github.metasaw.statement.Statement;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods section: what was done, fit by fit, and with what software. */
final class MethodsWriter {

  private final Report report;
  private final Set<Literature> cited;

  /**
   * A writer of one report.
   *
   * @param report the report
   * @param cited collects the works that the section cites
   */
  MethodsWriter(Report report, Set<Literature> cited) {
    this.report = report;
    this.cited = cited;
  }

  List<Block> write() {
    List<Block> blocks = new ArrayList<>();
    List<ReportResult> fits = report.fits();
    for (ReportResult result : fits) {
      Fit fit = (Fit) result.value();
      ResultsWriter.heading(report, result).ifPresent(blocks::add);
      blocks.add(new Block.Paragraph(sentences(fit)));
      ModelFormula.of(fit).ifPresent(blocks::add);
    }
    for (ReportResult result : report.results()) {
      if (result.value() instanceof MantraFit mantra) {
        cited.add(Literature.MORRIS);
        blocks.add(
            new Block.Paragraph(
                "Effects were allowed to differ between clusters of studies by MANTRA (%s). %s The priors were: %s."
                    .formatted(
                        Literature.MORRIS.citation().inText(),
                        enumeration(mantra),
                        mantra.model().priors())));
      }
    }
    String further = further();
    if (!further.isEmpty()) {
      blocks.add(new Block.Paragraph(further));
    }
    provenance()
        .ifPresent(found -> blocks.add(new Block.Paragraph(new SoftwareVersion(found).sentence())));
    return blocks;
  }

  /** Sensitivity, bias because of missing results, and how results are shown. */
  private String further() {
    List<String> sentences = new ArrayList<>();
    List<String> sensitivity = FurtherAnalyses.ofSensitivity(report);
    if (!sensitivity.isEmpty()) {
      sentences.add(
          "The sensitivity of the results was examined by %s."
              .formatted(String.join("; ", sensitivity)));
    }
    List<String> bias = FurtherAnalyses.ofMissingResults(report);
    if (!bias.isEmpty()) {
      sentences.add(
          "Bias because of missing results was examined by %s.".formatted(String.join("; ", bias)));
    }
    String shown = shown(report);
    if (!shown.isEmpty()) {
      sentences.add(shown);
    }
    return String.join(" ", sentences);
  }

  /** How the results of the studies are shown; empty where they are not. */
  static String shown(Report report) {
    boolean isTabulated = report.has(ReportSection.STUDIES) && !report.fits().isEmpty();
    boolean isDrawn =
        report.has(ReportSection.FIGURES)
            && report.fits().stream()
                .anyMatch(result -> ((Fit) result.value()).design().isInterceptOnly());
    if (!isTabulated && !isDrawn) {
      return "";
    }
    return "Estimates of the studies are %s, with their confidence intervals."
        .formatted(
            isTabulated && isDrawn
                ? "tabulated and shown in a forest plot"
                : isTabulated ? "tabulated" : "shown in a forest plot");
  }

  private static String enumeration(MantraFit fit) {
    return fit.isSampled()
        ? "The partitions of the studies into clusters were sampled (seed %s)."
            .formatted(fit.provenance().settings().get("seed"))
        : "The partitions of the studies into clusters were enumerated (%d)."
            .formatted(fit.partitionCount());
  }

  private String sentences(Fit fit) {
    List<CitedStatement> all = new ArrayList<>();
    for (Statement statement : Methods.of(fit, fit.studies().transformation())) {
      all.add(new CitedStatement(statement, MethodCitations.of(fit, statement)));
    }
    if (fit.studies().k() > 1
        && fit instanceof PooledFit pooled
        && Statements.cochranQ(pooled).isPresent()) {
      boolean isWald = fit instanceof CountsFit counts && counts.method().isMixedModel();
      all.add(
          new CitedStatement(
              new HeterogeneityMeasures(isWald),
              isWald
                  ? List.of(Literature.HIGGINS_THOMPSON)
                  : List.of(Literature.COCHRAN, Literature.HIGGINS_THOMPSON)));
    }
    all.forEach(each -> cited.addAll(each.works()));
    return all.stream().map(CitedStatement::text).collect(Collectors.joining(" "));
  }

  private Optional<Provenance> provenance() {
    return report.results().stream()
        .map(ReportResult::value)
        .flatMap(
            value ->
                value instanceof Fit fit
                    ? Stream.of(fit.provenance())
                    : value instanceof MantraFit mantra
                        ? Stream.of(mantra.provenance())
                        : Stream.empty())
        .findFirst();
  }
}
