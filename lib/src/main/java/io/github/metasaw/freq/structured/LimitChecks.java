package io.github.metasaw.freq.structured;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.covariance.DispersionLimit.Loss;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Checks of SDs with moderators that are estimated as 0 in some rows or levels: the coefficients of
 * their logarithm go to infinity there.
 */
final class LimitChecks {

  /** Number of rows or levels that a check names. */
  private static final int MAX_NAMES = 5;

  private final StructuredSolution numbers;

  private LimitChecks(StructuredSolution numbers) {
    this.numbers = numbers;
  }

  static List<Check> of(StructuredSolution numbers) {
    LimitChecks checks = new LimitChecks(numbers);
    return numbers.coefficients().limit().losses(numbers.model.structure()).stream()
        .map(checks::of)
        .toList();
  }

  private Check of(Loss loss) {
    String target = loss.target().label();
    String coefficients =
        String.join(", ", loss.coefficients().stream().map(Parameter::name).toList());
    if (loss.target() instanceof Target.Rho12) {
      return Check.note(
          "correlation_without_sd",
          coefficients,
          "Where the SD of an outcome is estimated as 0 there is no correlation to estimate, so these"
              + " coefficients have no value.");
    }
    return Check.note(
        "sd_at_zero",
        "%s=0 in %s; no estimate of %s".formatted(target, where(loss), coefficients),
        "These %s differ no more than the rest of the model makes them, so the likelihood is highest"
                .formatted(loss.group() < 0 ? "rows" : "levels")
            + " where their SD is 0. That leaves no estimate, standard error or interval of some"
            + " coefficients: "
            + directions(loss)
            + ". The mean, its standard error and its interval are those with these SDs at 0. That is"
            + " not evidence that the SDs are 0: compare the fit with one of fewer moderators of "
            + target
            + ".");
  }

  private String where(Loss loss) {
    List<String> labels =
        loss.group() < 0
            ? numbers.model.studies().labels()
            : numbers.model.structure().groups().get(loss.group()).labels();
    int[] zero = loss.zero();
    String named =
        String.join(", ", Arrays.stream(zero).limit(MAX_NAMES).mapToObj(labels::get).toList());
    return "%d of %d (%s%s)"
        .formatted(zero.length, labels.size(), named, zero.length > MAX_NAMES ? ", ..." : "");
  }

  /** Which way the coefficients go. */
  private String directions(Loss loss) {
    List<String> down = new ArrayList<>();
    List<String> up = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (int j = numbers.p; j < numbers.size(); j++) {
      if (loss.coefficients().contains(numbers.parameter(j))) {
        double value = numbers.estimate(j);
        (Double.isNaN(value) ? open : value < 0 ? down : up).add(numbers.name(j));
      }
    }
    List<String> parts = new ArrayList<>();
    add(parts, down, "to -Infinity");
    add(parts, up, "to Infinity");
    if (!open.isEmpty()) {
      parts.add(String.join(", ", open) + " could be anything on the way there");
    }
    return String.join("; ", parts);
  }

  private static void add(List<String> parts, List<String> names, String to) {
    if (!names.isEmpty()) {
      parts.add(String.join(", ", names) + (names.size() == 1 ? " goes " : " go ") + to);
    }
  }
}
