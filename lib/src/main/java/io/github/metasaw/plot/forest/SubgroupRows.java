package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistRefits;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.statement.Notation;
import io.github.metasaw.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pooled effects of subgroups by each fit, and the tests of their differences. */
final class SubgroupRows {

  /** A fit and its subgroups; {@code column} is that of its weights. */
  private record Subgrouped(FrequentistRefits fit, Subgroups subgroups, int column) {}

  private final List<Subgrouped> fits = new ArrayList<>();
  private final ForestWeights weights;
  private final StudyColumns columns;

  /**
   * Subgroups of fits without moderators.
   *
   * @param all fits of the plot, in the order of the columns of weights
   * @param by the column of subgroups; null for none
   * @param weights of the studies by each fit
   * @param columns what the studies report
   */
  SubgroupRows(
      List<? extends Fit> all, @Nullable String by, ForestWeights weights, StudyColumns columns) {
    this.weights = weights;
    this.columns = columns;
    for (int f = 0; f < all.size() && by != null; f++) {
      if (all.get(f) instanceof FrequentistRefits fit && fit.design().isInterceptOnly()) {
        fits.add(new Subgrouped(fit, fit.subgroups(by), f));
      }
    }
  }

  /** Adds one row per fit, and the heterogeneity within the group by the last of them. */
  void add(String name, List<ForestRow> rows) {
    for (int f = 0; f < fits.size(); f++) {
      Subgrouped each = fits.get(f);
      Subgroups.Group group = each.subgroups().group(name);
      Pooled p = group.fit().pooled();
      rows.add(
          ForestRow.subgroup(
                  p.label(),
                  p.estimate(),
                  p.lower(),
                  p.upper(),
                  weights.sum(group.rows(), each.column()))
              .withCells(f == 0 ? columns.totals(group.rows()) : List.of()));
      if (f == fits.size() - 1 && group.rows().size() > 1) {
        rows.add(
            ForestRow.words(
                Kind.REMARK, Statements.heterogeneity(group.fit()).brief(Notation.SYMBOLS)));
      }
    }
  }

  /** One line per fit on the differences between its subgroups. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Subgrouped each : fits) {
      String model = fits.size() > 1 ? each.fit().pooled().label() : "";
      Statements.subgroups(each.subgroups(), model)
          .ifPresent(differences -> notes.add(differences.line(Notation.SYMBOLS)));
    }
    return notes;
  }
}
