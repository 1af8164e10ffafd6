package io.github.metasaw.report;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Check.Status;
import io.github.metasaw.fit.Fit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How several methods treated zero cells, from the checks of their fits. */
final class ZeroCellTable {

  /** Identifiers of checks for methods that pool counts. */
  private static final Set<String> OF_COUNTS = Set.of("zero_cells_pooled");

  /** Identifiers of checks of effect sizes, for methods that pool effect sizes. */
  private static final Set<String> OF_ESTIMATES = Set.of("zero_cells", "both_arms_zero");

  private ZeroCellTable() {}

  /**
   * Computes the table, with one row per method.
   *
   * @param methods names of the methods
   * @param fits of the same studies, one per method
   * @return method, treatment; without rows if no study has a zero
   */
  static Table table(List<String> methods, List<? extends Fit> fits) {
    StringColumn method = StringColumn.create("method");
    StringColumn treatment = StringColumn.create("treatment");
    for (int i = 0; i < fits.size(); i++) {
      List<Check> told = told(fits.get(i));
      if (!told.isEmpty()) {
        method.append(methods.get(i));
        treatment.append(told.stream().map(Check::message).collect(Collectors.joining(" ")));
      }
    }
    return Table.create("zero cells by method", method, treatment);
  }

  private static List<Check> told(Fit fit) {
    List<Check> all = fit.checkList();
    boolean poolsCounts = all.stream().anyMatch(check -> OF_COUNTS.contains(check.name()));
    Set<String> names = poolsCounts ? OF_COUNTS : OF_ESTIMATES;
    return all.stream()
        .filter(check -> names.contains(check.name()) && check.status() != Status.OK)
        .toList();
  }
}
