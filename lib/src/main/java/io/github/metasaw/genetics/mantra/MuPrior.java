package io.github.metasaw.genetics.mantra;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prior of mu, the mean of the effects of centres: normal, or flat with a density kappa per
 * unit of yi. Under a flat prior every Bayes factor against the null is proportional to kappa, so
 * it means nothing without it; probabilities of partitions and effects do not depend on it.
 *
 * @param mean of a normal prior; 0 where it is flat
 * @param sd of a normal prior, a standard deviation; infinite where it is flat
 * @param kappa density of a flat prior; NaN where it is normal
 */
public record MuPrior(double mean, double sd, double kappa) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Squares of larger numbers, and their products, leave the range of a double. */
  private static final double MAX_SIZE = 1e50;

  private static final String NUMBER = "\\s*(-?[0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*";
  private static final Pattern NORMAL =
      Pattern.compile("normal\\(" + NUMBER + ",\\s*(sd|variance)\\s*=" + NUMBER + "\\)");
  private static final Pattern FLAT =
      Pattern.compile("flat(?:\\(\\s*(?:(?:kappa\\s*=)?" + NUMBER + ")?\\))?");

  /**
   * A normal prior with mean 0.
   *
   * @param sd standard deviation, positive, on the scale of yi
   * @return the prior
   * @throws MetaException if the SD is not positive and finite, or beyond 1e-50 to 1e50
   */
  public static MuPrior normal(double sd) {
    return normal(0, sd);
  }

  /**
   * A normal prior.
   *
   * @param mean on the scale of yi
   * @param sd standard deviation (not a variance), positive, on the scale of yi
   * @return the prior
   * @throws MetaException if a number is not finite, the SD is not positive, or either is beyond
   *     what can be computed with
   */
  public static MuPrior normal(double mean, double sd) {
    if (!(Math.abs(mean) < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the mean of the prior of mu must be finite, not " + CheckNumber.plain(mean));
    }
    if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the sd of the prior of mu must be positive and finite, not "
              + CheckNumber.plain(sd)
              + "; or write flat");
    }
    if (!(Math.abs(mean) <= MAX_SIZE && sd >= 1 / MAX_SIZE && sd <= MAX_SIZE)) {
      throw MetaException.of(
          "normal(%s, sd = %s) cannot be computed with: a mean goes up to 1e50, an sd from 1e-50 to 1e50; change the unit of the effects"
              .formatted(CellText.number(mean), CellText.number(sd)));
    }
    return new MuPrior(mean, sd, Double.NaN);
  }

  /**
   * A flat prior with density 1.
   *
   * @return the prior
   */
  public static MuPrior flat() {
    return flat(1);
  }

  /**
   * A flat prior.
   *
   * @param kappa density per unit of yi, positive
   * @return the prior
   * @throws MetaException if the density is not positive and finite
   */
  public static MuPrior flat(double kappa) {
    if (!(kappa > 0 && kappa < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "kappa of a flat prior must be positive and finite, not " + CheckNumber.plain(kappa));
    }
    return new MuPrior(0, Double.POSITIVE_INFINITY, kappa);
  }

  /**
   * Reads a prior.
   *
   * @param text {@code normal(0, sd = 1)}, {@code normal(0, variance = 0.04)}, {@code flat} or
   *     {@code flat(kappa = 1)}
   * @return the prior
   * @throws MetaException if the text is no prior
   */
  public static MuPrior parse(String text) {
    String trimmed = text.trim();
    Matcher normal = NORMAL.matcher(trimmed);
    try {
      if (normal.matches()) {
        double spread = Double.parseDouble(normal.group(3));
        boolean isVariance = normal.group(2).equals("variance");
        return normal(Double.parseDouble(normal.group(1)), isVariance ? root(spread) : spread);
      }
      Matcher flat = FLAT.matcher(trimmed);
      if (flat.matches()) {
        return flat.group(1) == null ? flat() : flat(Double.parseDouble(flat.group(1)));
      }
    } catch (NumberFormatException e) {
      throw unreadable(trimmed);
    }
    throw unreadable(trimmed);
  }

  private static double root(double variance) {
    if (!(variance > 0)) {
      throw MetaException.of(
          "the variance of the prior of mu must be positive, not " + CellText.number(variance));
    }
    return Math.sqrt(variance);
  }

  private static MetaException unreadable(String text) {
    String hint =
        text.toLowerCase(Locale.ROOT).startsWith("normal") && !text.contains("=")
            ? "; say whether the second number is sd = or variance ="
            : "";
    return MetaException.of(
        "cannot read the prior of mu '%s'%s; write normal(0, sd = 1), normal(0, variance = 0.04), flat or flat(kappa = 1)"
            .formatted(text, hint));
  }

  /**
   * Whether the prior is flat.
   *
   * @return false for a normal prior
   */
  public boolean isFlat() {
    return Double.isInfinite(sd);
  }

  /** As {@link #parse} reads it: {@code normal(0, sd = 1)}. */
  @Override
  public String toString() {
    return isFlat()
        ? "flat(kappa = " + CellText.number(kappa) + ")"
        : "normal(" + CellText.number(mean) + ", sd = " + CellText.number(sd) + ")";
  }

  // With D = alpha + beta S, S the sum of the precisions of the centres, both priors have one form:
  // the integral over mu is constant * D^(-1/2) * exp(beta T^2 / (2 D)), T the precisions times the
  // effects less the prior mean, and mu given tau2 is N(mean + beta T / D, beta / D).

  double alpha() {
    return isFlat() ? 0 : 1;
  }

  double beta() {
    return isFlat() ? 1 : sd * sd;
  }

  double logConstant() {
    return isFlat() ? Math.log(kappa) + 0.5 * Math.log(2 * Math.PI) : 0;
  }
}
