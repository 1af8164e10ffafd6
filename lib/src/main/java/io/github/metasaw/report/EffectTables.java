package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables of results on the scale on which effects are read. Estimates and bounds are transformed,
 * their standard errors and SDs, which are those of the scale of the analysis, are missing; the
 * mean of a posterior becomes the transformed mean. Everything else stays.
 */
final class EffectTables {

  private static final Set<String> EFFECTS =
      Set.of(
          "estimate",
          "lower",
          "upper",
          "piLower",
          "piUpper",
          "yi",
          "mean",
          "median",
          "q2.5",
          "q25",
          "q75",
          "q97.5");
  private static final String QUANTITY = "quantity";
  private static final Set<String> SPREADS = Set.of("se", "sd", "mcse");

  /** Columns of tables of SDs, correlations and likelihoods, which have estimates too. */
  private static final Set<String> NO_EFFECTS = Set.of("seLink", "with", "logLik", "variance");

  private EffectTables() {}

  /**
   * Every row is one of effects, or, where a column names quantities, each row of the quantity
   * {@code effect}; columns of spreads are left out.
   */
  static Table of(Table results, Transformation scale) {
    boolean isMixed = results.containsColumn(QUANTITY);
    Table shown =
        of(
            results,
            scale,
            row -> !isMixed || results.stringColumn(QUANTITY).get(row).equals("effect"));
    return scale.isIdentity() ? shown : without(shown, SPREADS);
  }

  /** Some rows are of effects, which have no spreads; the others stay as they are. */
  static Table of(Table results, Transformation scale, IntPredicate isEffect) {
    List<String> names = results.columnNames();
    if (!scale.isIdentity()
        && (names.stream().noneMatch(EFFECTS::contains)
            || names.stream().anyMatch(NO_EFFECTS::contains))) {
      throw MetaException.of(
          "the table '%s' holds no effects, so it stays on the scale of the analysis"
              .formatted(results.name()));
    }
    Table shown = Table.create(results.name());
    for (Column<?> column : results.columns()) {
      boolean isShown = EFFECTS.contains(column.name()) || SPREADS.contains(column.name());
      shown.addColumns(
          isShown && column instanceof DoubleColumn numbers && !scale.isIdentity()
              ? transformed(numbers, scale, isEffect)
              : column.copy());
    }
    return shown;
  }

  private static DoubleColumn transformed(
      DoubleColumn numbers, Transformation scale, IntPredicate isEffect) {
    boolean isSpread = SPREADS.contains(numbers.name());
    DoubleColumn shown = DoubleColumn.create(numbers.name());
    for (int i = 0; i < numbers.size(); i++) {
      double value = numbers.getDouble(i);
      shown.append(!isEffect.test(i) ? value : isSpread ? Double.NaN : scale.apply(value));
    }
    return shown;
  }

  private static Table without(Table table, Set<String> columns) {
    table.columnNames().stream().filter(columns::contains).forEach(table::removeColumns);
    return table;
  }
}
