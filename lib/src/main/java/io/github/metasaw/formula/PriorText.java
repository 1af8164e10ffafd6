package io.github.metasaw.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A prior as written: {@code prior tau = half_cauchy(0.5)} or, with the sign of Stan and JAGS,
 * {@code prior tau ~ half_cauchy(0.5)}; or a whole one by its name, {@code prior L1}.
 *
 * @param target the left side without blanks between its words: {@code tau}, {@code log(tau2)}, a
 *     term with backquotes where R has them; empty for a prior by name
 * @param distribution the word before the bracket, or the name
 * @param arguments in the order written
 * @param targetSpan where the left side stands; of a prior by name, the name
 * @param distributionSpan where the word stands
 */
public record PriorText(
    String target,
    String distribution,
    List<Argument> arguments,
    Span targetSpan,
    Span distributionSpan) {

  /**
   * One argument.
   *
   * @param name empty where it is given by its position
   * @param value the number; NaN for text
   * @param span where it stands
   */
  public record Argument(String name, double value, Span span) {

    /**
     * Whether it is text in quotes, and not a number.
     *
     * @return true for text
     */
    public boolean isText() {
      String written = span.text();
      return written.startsWith("\"") || written.startsWith("'");
    }

    /**
     * The text between the quotes.
     *
     * @return empty for a number
     */
    public String text() {
      String written = span.text();
      return isText() ? written.substring(1, written.length() - 1) : "";
    }

    String code() {
      String number = span.text();
      return name.isEmpty() ? number : name + " = " + number;
    }
  }

  public PriorText {
    arguments = List.copyOf(arguments);
  }

  /** Whether it is a whole prior by its name. */
  public boolean isNamed() {
    return target.isEmpty();
  }

  /** The right side: {@code half_cauchy(0.5)}. */
  public String call() {
    List<String> written = new ArrayList<>();
    arguments.forEach(argument -> written.add(argument.code()));
    return distribution + "(" + String.join(", ", written) + ")";
  }

  /** The line as text that parses to the same prior. */
  public String code() {
    return isNamed() ? "prior " + distribution : "prior " + target + " = " + call();
  }
}
