package io.github.metasaw.kernel.store;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.refit.OneTau2Fit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The numbers of a result by which a later one is compared: those of its main tables. */
final class StoredNumbers {

  /** Numbers that differ by less, relative to themselves, are the same. */
  private static final double SAME = 1e-8;

  private StoredNumbers() {}

  /** All numbers, named by table cell: {@code estimate of (Intercept)}. */
  static Map<String, Double> of(Object value) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (value instanceof FrequentistFit fit) {
      numbers.put("tau2", fit.tau2());
    }
    tables(value).forEach(table -> put(table, numbers));
    if (numbers.isEmpty() && value instanceof Fit fit) {
      numbers.put("estimate", fit.pooled().estimate());
      numbers.put("lower", fit.pooled().lower());
      numbers.put("upper", fit.pooled().upper());
    }
    return numbers;
  }

  private static List<Table> tables(Object value) {
    if (value instanceof BayesFit fit) {
      return List.of(fit.summary());
    } else if (value instanceof FrequentistFit fit) {
      return List.of(fit.coefficients());
    } else if (value instanceof OneTau2Fit fit) {
      return List.of(fit.coefficients());
    } else if (value instanceof SelectionFit fit) {
      return List.of(fit.coefficients(), fit.deltaTable());
    } else if (value instanceof MantraFit fit) {
      return List.of(fit.summary(), fit.effects());
    }
    return value instanceof Tabular tabular ? List.of(tabular.table()) : List.of();
  }

  private static void put(Table table, Map<String, Double> numbers) {
    for (int row = 0; row < table.rowCount(); row++) {
      Column<?> first = table.column(0);
      String of = first instanceof NumericColumn<?> ? "row " + (row + 1) : first.getString(row);
      for (Column<?> column : table.columns()) {
        if (column instanceof NumericColumn<?> values) {
          numbers.put(column.name() + " of " + of, values.getDouble(row));
        }
      }
    }
  }

  /** The first number that is another one, in words; empty where all are the same. */
  static Optional<String> difference(Map<String, Double> stored, Map<String, Double> made) {
    return stored.entrySet().stream()
        .filter(one -> !isSame(one.getValue(), made.getOrDefault(one.getKey(), Double.NaN)))
        .findFirst()
        .map(
            one ->
                "%s is %s here and %s there"
                    .formatted(one.getKey(), made.get(one.getKey()), one.getValue()));
  }

  private static boolean isSame(double a, double b) {
    return Double.compare(a, b) == 0
        || Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  }
}
