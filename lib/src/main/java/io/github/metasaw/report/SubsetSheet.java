package io.github.metasaw.report;

import io.github.metasaw.genetics.subset.BestSubset;
import io.github.metasaw.genetics.subset.BestSubset.Subset;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Which studies carry an association: the best subset by each search, and m-values. */
final class SubsetSheet {

  private SubsetSheet() {}

  static Sheet of(BestSubset best) {
    List<List<String>> rows = new ArrayList<>();
    row(rows, "one-sided: any subset", best.oneSided());
    row(rows, "among positive estimates", best.positive());
    row(rows, "among negative estimates", best.negative());
    return new Sheet(
        "Best subset of studies",
        List.of(),
        List.of("search", "studies", "estimate", "se", "z", "p", "Monte Carlo se", "p uncorrected"),
        List.of(),
        List.of(false, false, true, true, true, true, true, true),
        rows,
        List.of(
            "two-sided: chi-square = %s on %d df, p = %s"
                .formatted(Numbers.of(best.statistic()), best.df(), probability(best.p())),
            "p is corrected for the search over all subsets: Bhattacharjee and others 2012 (ASSET)"
                + " for both searches; the two-sided combines positive and negative estimates by"
                + " Fisher's method.",
            "m_value is the probability that a study has the effect: Han and Eskin 2012, by exact"
                + " enumeration."));
  }

  private static void row(List<List<String>> rows, String search, @Nullable Subset subset) {
    if (subset != null) {
      rows.add(
          List.of(
              search,
              String.join(", ", subset.studies()),
              Numbers.of(subset.estimate()),
              Numbers.of(subset.se()),
              Numbers.of(subset.z()),
              probability(subset.p()),
              probability(subset.pMcse()),
              probability(subset.pUncorrected())));
    }
  }

  /** Association studies have p values far below what four decimals show. */
  private static String probability(double p) {
    return p > 0 && p < 1e-4
        ? String.format(java.util.Locale.ROOT, "%.2e", p)
        : Numbers.significant(p, 3);
  }

  static Table table(BestSubset best, MValues values) {
    Table table = values.table();
    table.addColumns(
        members("one_sided", values.labels(), best.oneSided()),
        members("positive", values.labels(), best.positive()),
        members("negative", values.labels(), best.negative()));
    return table.setName("m-values and best subsets");
  }

  private static StringColumn members(String name, List<String> labels, @Nullable Subset subset) {
    return StringColumn.create(
        name,
        labels.stream()
            .map(label -> subset != null && subset.studies().contains(label) ? "yes" : "no")
            .toList());
  }
}
