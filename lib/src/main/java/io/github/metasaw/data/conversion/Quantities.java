package io.github.metasaw.data.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** The quantities that columns of a table can hold, and the rules for their values. */
final class Quantities {

  /** Suffixes of groups 1 and 2 and of single groups. */
  static final List<String> SUFFIXES = List.of("1i", "2i", "i");

  /** Quantiles in ascending order. */
  static final List<String> QUANTILES = List.of("min", "q1", "median", "q3", "max");

  private static final List<String> OF_GROUPS =
      List.of(
          "m", "sd", "n", "se", "lower", "upper", "min", "q1", "median", "q3", "max", "percent",
          "mpre", "sdpre", "mpost", "sdpost", "r");

  private static final List<String> OF_COUNTS =
      List.of("ai", "bi", "ci", "di", "x1i", "x2i", "t1i", "t2i", "xi");

  private static final List<String> OTHERS =
      List.of(
          "ti",
          "fi",
          "pi",
          "chi2i",
          "ori",
          "eventsi",
          "yi",
          "sei",
          "vi",
          "loweri",
          "upperi",
          "zi",
          "unpairedi",
          "clusteri",
          "icci");

  private Quantities() {}

  /** All names: quantities of groups 1 and 2, of single groups, of counts, and of estimates. */
  static List<String> names() {
    List<String> all = new ArrayList<>();
    SUFFIXES.forEach(suffix -> all.addAll(ofGroup(suffix)));
    OF_COUNTS.forEach(all::add);
    OTHERS.stream().filter(quantity -> !all.contains(quantity)).forEach(all::add);
    return List.copyOf(all);
  }

  /** The quantities of a group other than its counts. */
  static List<String> ofGroup(String suffix) {
    return OF_GROUPS.stream().map(quantity -> quantity + suffix).toList();
  }

  /** The counts of a group, which are summed when groups are combined. */
  static List<String> countsOf(String suffix) {
    return switch (suffix) {
      case "1i" -> List.of("ai", "bi", "x1i", "t1i");
      case "2i" -> List.of("ci", "di", "x2i", "t2i");
      default -> List.of("xi");
    };
  }

  /** The number of people with events in a group. */
  static String eventsOf(String suffix) {
    return countsOf(suffix).get(0);
  }

  /** Whether values are counts or sizes, which must be reduced in a cluster-randomised trial. */
  static boolean isCount(String quantity) {
    return OF_COUNTS.contains(quantity) || quantity.equals("eventsi") || isSize(quantity);
  }

  private static boolean isSize(String quantity) {
    return SUFFIXES.stream().anyMatch(suffix -> quantity.equals("n" + suffix));
  }

  /**
   * A rule for the values of a quantity.
   *
   * @param must the rule in words, beginning with {@code must}
   * @param holds whether a value satisfies the rule
   */
  record Rule(String must, DoublePredicate holds) {}

  private static final Rule ANY = new Rule("must be finite", value -> true);

  /** The rule for the values of a quantity. */
  static Rule rule(String quantity) {
    String kind = quantity.replaceFirst("[12]?i$", "");
    if (isSize(quantity)) {
      return new Rule("must be above 0 (it is a number of people)", value -> value > 0);
    }
    if (isCount(quantity)) {
      return new Rule("must not be negative (it is a count)", value -> value >= 0);
    }
    return switch (kind) {
      case "sd", "sdpre", "sdpost" ->
          new Rule("must not be negative (it is a standard deviation)", value -> value >= 0);
      case "se", "unpaired" ->
          new Rule("must be above 0 (it is a standard error)", value -> value > 0);
      case "v" -> new Rule("must be above 0 (it is a variance)", value -> value > 0);
      case "percent" ->
          new Rule(
              "must lie between 0 and 100 (it is a percentage)",
              value -> value >= 0 && value <= 100);
      case "r" ->
          new Rule("must lie between -1 and 1 (it is a correlation)", v -> Math.abs(v) <= 1);
      case "p" -> new Rule("must lie between 0 and 1 (it is a p value)", v -> Math.abs(v) <= 1);
      case "f" -> new Rule("must not be negative (it is an F statistic)", value -> value >= 0);
      case "or" -> new Rule("must be above 0 (it is an odds ratio)", value -> value > 0);
      case "cluster" ->
          new Rule("must be at least 1 (it is an average cluster size)", value -> value >= 1);
      case "icc" ->
          new Rule(
              "must lie between 0 and 1 (it is an intracluster correlation)",
              value -> value >= 0 && value <= 1);
      default -> ANY;
    };
  }
}
