package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The normal prior of each study's baseline: the log odds, or the log rate, of its second group.
 * Baselines of different studies are independent, so that no study says anything of another's.
 *
 * @param mean of the baseline
 * @param sd of the baseline, larger than 0
 */
public record BaselinePrior(double mean, double sd) {

  /**
   * N(0, 10^2), as Guenhan, Roever and Friede (2020, Res. Synth. Methods 11, 74) take it for log
   * odds: flat over all risks that occur.
   */
  public static final BaselinePrior VAGUE = new BaselinePrior(0, 10);

  private static final Pattern WRITTEN =
      Pattern.compile(
          "normal\\(\\s*([-+.0-9eE]+)\\s*,\\s*(sd|variance)\\s*=\\s*([-+.0-9eE]+)\\s*\\)");

  /**
   * Checks the numbers.
   *
   * @throws MetaException for a mean that is not finite and an SD that is not positive and finite
   */
  public BaselinePrior {
    if (!Double.isFinite(mean) || !(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
      throw MetaException.format(
          "the prior of baselines is normal with a finite mean and an SD above 0, not normal(%s, sd"
              + " = %s)",
          mean, sd);
    }
  }

  /**
   * Reads a prior as model text writes it.
   *
   * @param text {@code normal(0, sd = 10)} or {@code normal(0, variance = 100)}
   * @return the prior
   * @throws MetaException for other text
   */
  public static BaselinePrior parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    try {
      if (written.matches()) {
        double spread = Double.parseDouble(written.group(3));
        boolean isSd = written.group(2).equals("sd");
        return new BaselinePrior(
            Double.parseDouble(written.group(1)), isSd ? spread : Math.sqrt(spread));
      }
    } catch (NumberFormatException notOne) {
      // told below
    }
    throw MetaException.format(
        "the prior of baselines is written normal(mean, sd = s), as in normal(0, sd = 10), not '%s'",
        text);
  }

  /**
   * As model text writes it.
   *
   * @return for example {@code normal(0, sd = 10)}
   */
  public String code() {
    return "normal(" + LocationPrior.number(mean) + ", sd = " + LocationPrior.number(sd) + ")";
  }
}
