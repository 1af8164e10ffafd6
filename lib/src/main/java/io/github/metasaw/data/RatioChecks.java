package io.github.metasaw.data;

import io.github.metasaw.diagnostic.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a column called as ratios are was read as it is, although ratios are pooled as logs. */
final class RatioChecks {

  /** The name of the check. */
  static final String NAME = "ratios_not_logs";

  private static final Pattern PHRASE =
      Pattern.compile(
          "(odds|risks?|rates?|hazards?|prevalence|means)[^a-z]*ratios?|relative[^a-z]*risks?");

  /** Abbreviations that are no other words. */
  private static final Set<String> SHORT =
      Set.of("rr", "hr", "irr", "rom", "aor", "arr", "ahr", "dor", "smr", "ratio", "ratios");

  private static final Set<String> LOGS = Set.of("log", "ln", "logs");

  private RatioChecks() {}

  /**
   * Adds a warning where the name says ratios and every value could be one.
   *
   * @param column name of the column of estimates
   * @param yi its values as they were read
   */
  static void of(String column, double[] yi, List<Check> checks) {
    if (isRatio(column) && Arrays.stream(yi).allMatch(value -> value > 0)) {
      checks.add(
          Check.warning(
              NAME,
              column,
              "The column '%s' is called as ratios are, and all its values are above 0, but they were read as they stand. Ratios (odds, risk, rate, hazard) are pooled as natural logs, with the standard errors of the logs: read the column as ratios, or call it for example log%s if it holds logs."
                  .formatted(column, column.replaceAll("\\W", ""))));
    }
  }

  private static boolean isRatio(String column) {
    String lower = column.toLowerCase(Locale.ROOT);
    List<String> words = List.of(column.split("[^\\p{L}]+"));
    if (words.stream().anyMatch(word -> LOGS.contains(word.toLowerCase(Locale.ROOT)))) {
      return false;
    }
    // Within a name, or is the conjunction unless it is written OR.
    return PHRASE.matcher(lower).find()
        || lower.replaceAll("[^a-z]", "").equals("or")
        || words.stream().anyMatch(word -> word.equals("OR") || word.equals("aOR"))
        || words.stream().anyMatch(word -> SHORT.contains(word.toLowerCase(Locale.ROOT)));
  }
}
