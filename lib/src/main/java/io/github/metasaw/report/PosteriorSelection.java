package io.github.metasaw.report;

import io.github.metasaw.draws.Coda;
import io.github.metasaw.fit.BayesFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.BitmapBackedSelection;
import tech.tablesaw.selection.Selection;

/** Some of the variables of a posterior, as tables. */
final class PosteriorSelection {

  private static final String[] OF_DRAWS = {"rhat", "ess_bulk", "ess_tail", "mcse"};
  private static final String THETAS = "theta";

  private PosteriorSelection() {}

  static Table summary(BayesFit fit, List<String> names) {
    Table summary = fit.summary();
    Table all = hasDraws(summary) ? summary : summary.rejectColumns(OF_DRAWS);
    if (!names.isEmpty()) {
      List<String> rows = all.stringColumn("variable").asList();
      Selection chosen = new BitmapBackedSelection();
      variables(fit, names).forEach(name -> chosen.add(rows.indexOf(name)));
      all = all.where(chosen);
    }
    return all.setName(summary.name());
  }

  /** Whether a summary has diagnostics of draws. */
  static boolean hasDraws(Table summary) {
    return Arrays.stream(OF_DRAWS)
        .anyMatch(c -> summary.column(c).countMissing() < summary.rowCount());
  }

  static Coda coda(BayesFit fit, List<String> names) {
    return Coda.of(names.isEmpty() ? fit.sample() : fit.sample().select(variables(fit, names)));
  }

  /** The variables that words mean: their names, {@code theta["label"]}, or {@code theta}. */
  private static List<String> variables(BayesFit fit, List<String> words) {
    List<String> all = fit.variables();
    List<String> thetas = all.subList(all.size() - fit.studies().k(), all.size());
    Set<String> found = new LinkedHashSet<>();
    for (String word : words) {
      if (word.equals(THETAS)) {
        found.addAll(thetas);
      } else {
        found.add(fit.canonical(word));
      }
    }
    return new ArrayList<>(found);
  }
}
