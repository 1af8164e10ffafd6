package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.MetaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point hypothesis, {@code mu = 0}: a parameter and its value, on the parameter's own scale. */
record Hypothesis(String parameter, double value) {

  private static final Pattern TEXT = Pattern.compile("(.+?)\\s*=\\s*(\\S+)");

  /**
   * @throws MetaException for any other text
   */
  static Hypothesis parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    double value = parts.matches() ? number(parts.group(2)) : Double.NaN;
    if (Double.isNaN(value)) {
      throw MetaException.of(
          "a hypothesis names a parameter and its value, as in mu = 0 or tau = 0, not '%s'"
              .formatted(text));
    }
    return new Hypothesis(parts.group(1), value);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
