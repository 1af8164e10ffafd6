package io.github.metasaw.report.narrative;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.review.FlowCounts;
import io.github.metasaw.review.RiskOfBias;
import io.github.metasaw.review.SummaryOfFindings;
import java.util.ArrayList;
import java.util.List;

/** Which items of PRISMA 2020 a report answers, and which are left to its authors. */
final class PrismaTable {

  private PrismaTable() {}

  /** A sentence and the table. */
  static List<Block> of(Report report) {
    List<List<String>> rows = new ArrayList<>();
    for (PrismaItem item : PrismaItem.values()) {
      boolean isMet = item.section().filter(report::has).isPresent() && isAnswered(item, report);
      String where =
          isMet ? item.section().map(ReportSection::label).orElse("") : "not in this report";
      rows.add(List.of(item.number(), item.content(), where));
    }
    Sheet sheet =
        new Sheet(
            "",
            List.of(),
            List.of("item", "content", "where"),
            List.of(),
            List.of(false, false, false),
            rows,
            List.of());
    return List.of(
        new Block.Paragraph(
            "The table lists the items of PRISMA 2020 (%s) that concern the synthesis. Items marked as not in this report remain for its authors to answer."
                .formatted(Literature.PRISMA.citation().inText())),
        new Block.NumberedTable("Items of PRISMA 2020.", sheet));
  }

  private static boolean isAnswered(PrismaItem item, Report report) {
    return switch (item) {
      case ITEM_12 ->
          report.fits().stream()
              .anyMatch(result -> ((Fit) result.value()).studies().measure() != EffectMeasure.GEN);
      case ITEM_13B -> report.fits().stream().anyMatch(PrismaTable::hasPreparation);
      case ITEM_13C -> !MethodsWriter.shown(report).isEmpty();
      case ITEM_13E, ITEM_20C ->
          report.fits().stream()
              .anyMatch(result -> !((Fit) result.value()).design().isInterceptOnly());
      case ITEM_13F, ITEM_20D -> !FurtherAnalyses.ofSensitivity(report).isEmpty();
      case ITEM_14, ITEM_21 -> !FurtherAnalyses.ofMissingResults(report).isEmpty();
      case ITEM_16A -> has(report, FlowCounts.class);
      case ITEM_18 -> has(report, RiskOfBias.class);
      case ITEM_22 -> has(report, SummaryOfFindings.class);
      case ITEM_13D, ITEM_20B ->
          !report.fits().isEmpty() || has(report, MantraFit.class) || has(report, RobmaFit.class);
      default -> !report.fits().isEmpty();
    };
  }

  private static boolean hasPreparation(ReportResult result) {
    Studies studies = ((Fit) result.value()).studies();
    return !studies.dropped().isEmpty() || studies.raw().isPresent();
  }

  private static boolean has(Report report, Class<?> kind) {
    return report.results().stream().anyMatch(result -> kind.isInstance(result.value()));
  }
}
