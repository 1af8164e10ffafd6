package io.github.metasaw.report.narrative;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Sheet;
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
            "The table lists the items of PRISMA 2020 (%s) that concern the synthesis. Items that are not in this report are left to its authors."
                .formatted(Literature.PRISMA.citation().inText())),
        new Block.NumberedTable("Items of PRISMA 2020.", sheet));
  }

  private static boolean isAnswered(PrismaItem item, Report report) {
    return switch (item) {
      case ITEM_12 ->
          report.fits().stream()
              .anyMatch(result -> ((Fit) result.value()).studies().measure() != EffectMeasure.GEN);
      case ITEM_13E, ITEM_20C ->
          report.fits().stream()
              .anyMatch(result -> !((Fit) result.value()).design().isInterceptOnly());
      case ITEM_13B -> report.fits().stream().anyMatch(PrismaTable::hasPreparation);
      case ITEM_13F, ITEM_20D -> report.fits().size() > 1;
      case ITEM_14, ITEM_21 -> report.results().stream().anyMatch(PrismaTable::isOfBias);
      default -> !report.fits().isEmpty();
    };
  }

  private static boolean hasPreparation(ReportResult result) {
    return !((Fit) result.value()).studies().dropped().isEmpty();
  }

  private static boolean isOfBias(ReportResult result) {
    return result.value() instanceof SelectionFit
        || result.value() instanceof FilledFit
        || result.value() instanceof RobmaFit;
  }
}
