package io.github.metasaw.report.narrative;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.sensitivity.Gosh;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Analyses beside the main ones of a report: those of sensitivity, and those of bias because
 * results are missing. Tables are recognised by the names that their analyses give them.
 */
final class FurtherAnalyses {

  /** Beginnings of the names of tables, with the analysis in words. */
  private static final List<List<String>> SENSITIVITY =
      List.of(
          List.of("leave one", "leaving out one study or cluster at a time"),
          List.of("influence", "diagnostics of influential studies"),
          List.of("sensitivity to rho", "assuming other correlations of the sampling errors"),
          List.of("zero cells by method", "other methods for zero cells"));

  private static final List<List<String>> MISSING_RESULTS =
      List.of(
          List.of("tests of funnel asymmetry", "tests of funnel plot asymmetry"),
          List.of("Copas' selection model", "Copas' selection model"),
          List.of("excess significance", "the test of excess significance"),
          List.of("limit meta-analysis", "limit meta-analysis"),
          List.of("interval of Henmi and Copas", "the interval of Henmi and Copas"),
          List.of("Doi plot", "the Doi plot"),
          List.of("p-curve", "p-curve"),
          List.of("p-uniform*", "p-uniform*"),
          List.of("regressions on the precision", "regressions on the precision"),
          List.of("z-curve", "z-curve"));

  private FurtherAnalyses() {}

  /** Analyses of sensitivity, in words, each once. */
  static List<String> ofSensitivity(Report report) {
    List<String> found = new ArrayList<>(of(report, FurtherAnalyses::sensitivity));
    if (hasModelsOfTheSameStudies(report)) {
      found.add(0, "fitting several models to the same studies");
    }
    return found;
  }

  /** Analyses of bias because of missing results, in words, each once. */
  static List<String> ofMissingResults(Report report) {
    return of(report, FurtherAnalyses::missingResults);
  }

  private static List<String> of(Report report, Function<Object, Optional<String>> words) {
    return report.results().stream()
        .map(ReportResult::value)
        .flatMap(value -> words.apply(value).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> sensitivity(Object value) {
    return value instanceof Gosh
        ? Optional.of("fitting all subsets of the studies")
        : value instanceof Sensitivity ? Optional.of("other priors") : named(value, SENSITIVITY);
  }

  private static Optional<String> missingResults(Object value) {
    if (value instanceof SelectionFit) {
      return Optional.of("a selection model");
    }
    if (value instanceof FilledFit) {
      return Optional.of("trim and fill");
    }
    return value instanceof RobmaFit
        ? Optional.of("robust Bayesian model averaging")
        : named(value, MISSING_RESULTS);
  }

  private static Optional<String> named(Object value, List<List<String>> names) {
    Stream<Table> tables =
        value instanceof Table table
            ? Stream.of(table)
            : value instanceof Tabular tabular ? Stream.of(tabular.table()) : Stream.empty();
    return tables
        .flatMap(table -> names.stream().filter(each -> table.name().startsWith(each.get(0))))
        .max(Comparator.comparingInt(each -> each.get(0).length()))
        .map(each -> each.get(1));
  }

  private static boolean hasModelsOfTheSameStudies(Report report) {
    List<StudyData> studies =
        report.fits().stream()
            .map(ReportResult::value)
            .filter(fit -> missingResults(fit).isEmpty())
            .map(fit -> StudyData.of((Fit) fit))
            .toList();
    return studies.stream().distinct().count() < studies.size();
  }
}
