package io.github.metasaw.data.effect;

import io.github.metasaw.distribution.FisherZ;
import io.github.metasaw.distribution.Logistic;
import io.github.metasaw.distribution.Normal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * From the scale of the analysis to the scale on which results are read: logs of ratios are
 * analysed and ratios are read. Never decreasing, so that the ends of intervals and the quantiles
 * of posteriors keep their order; what lies outside the range of the scale is read as its end, as
 * metafor does. Standard errors and variances have no counterpart on the other scale and stay on
 * that of the analysis. R: the argument {@code transf} of metafor's {@code predict}; the functions
 * named below.
 */
public final class Transformation {

  /** Results are read as they are analysed. */
  public static final Transformation IDENTITY =
      new Transformation("IDENTITY", "Estimate", "", x -> x, x -> x).bending(x -> 0);

  /** Logs are read as ratios. R: {@code exp}. */
  public static final Transformation EXP =
      new Transformation("EXP", "Ratio", "log", Math::exp, Math::log).bending(x -> 1);

  /** Fisher's z is read as a correlation. R: {@code transf.ztor}. */
  public static final Transformation TANH =
      new Transformation("TANH", "Correlation", "Fisher's z", Math::tanh, FisherZ::ofEstimate)
          .bending(z -> -2 * Math.tanh(z));

  /** Fisher's z of a multiple correlation is read as R². R: {@code transf.ztor2}. */
  public static final Transformation TANH_SQUARED =
      new Transformation(
              "TANH_SQUARED",
              "R²",
              "Fisher's z",
              z -> z < 0 ? 0 : Math.tanh(z) * Math.tanh(z),
              r2 -> FisherZ.ofEstimate(Math.sqrt(r2)))
          .within(0, Double.POSITIVE_INFINITY);

  /** Log odds are read as a proportion. R: {@code transf.ilogit}. */
  public static final Transformation LOGISTIC =
      new Transformation("LOGISTIC", "Proportion", "logit", Logistic::cdf, Logistic::quantile)
          .bending(x -> 1 - 2 * Logistic.cdf(x));

  /** Normal quantiles are read as a proportion. R: {@code transf.iprobit}. */
  public static final Transformation PROBIT =
      new Transformation(
              "PROBIT", "Proportion", "probit", x -> Normal.survival(-x), Normal::quantile)
          .bending(x -> -x);

  /** Arcsines of square roots are read as a proportion. R: {@code transf.iarcsin}. */
  public static final Transformation ARCSINE =
      new Transformation(
              "ARCSINE",
              "Proportion",
              "arcsine",
              x -> x < 0 ? 0 : x > Math.PI / 2 ? 1 : Math.sin(x) * Math.sin(x),
              p -> Math.asin(Math.sqrt(p)))
          .within(0, Math.PI / 2)
          .bending(x -> 2 / Math.tan(2 * x));

  /** Square roots are read as what they are roots of. R: {@code transf.isqrt}. */
  public static final Transformation SQUARE =
      new Transformation("SQUARE", "Rate", "square root", x -> x < 0 ? 0 : x * x, Math::sqrt)
          .within(0, Double.POSITIVE_INFINITY);

  /** Hakstian and Whalen's transformation is read as a reliability. R: {@code transf.iahw}. */
  public static final Transformation ALPHA_CUBE =
      new Transformation(
              "ALPHA_CUBE",
              "Cronbach's alpha",
              "Hakstian-Whalen",
              x -> x < 0 ? 0 : x > 1 ? 1 : 1 - Math.pow(1 - x, 3),
              alpha -> 1 - Math.cbrt(1 - alpha))
          .within(0, 1)
          .bending(x -> -2 / (1 - x));

  /** Bonett's transformation is read as a reliability. R: {@code transf.iabt}. */
  public static final Transformation ALPHA_EXP =
      new Transformation(
              "ALPHA_EXP",
              "Cronbach's alpha",
              "Bonett",
              x -> x < 0 ? 0 : -Math.expm1(-x),
              alpha -> -Math.log1p(-alpha))
          .within(0, Double.POSITIVE_INFINITY)
          .bending(x -> -1);

  private final String name;
  private final String label;
  private final String analysis;
  private final DoubleUnaryOperator apply;
  private final DoubleUnaryOperator inverse;
  private final double lowest;
  private final double highest;
  private final @Nullable DoubleUnaryOperator bend;

  private Transformation(
      String name,
      String label,
      String analysis,
      DoubleUnaryOperator apply,
      DoubleUnaryOperator inverse) {
    this.name = name;
    this.label = label;
    this.analysis = analysis;
    this.apply = apply;
    this.inverse = inverse;
    this.lowest = Double.NEGATIVE_INFINITY;
    this.highest = Double.POSITIVE_INFINITY;
    this.bend = null;
  }

  private Transformation(
      Transformation from, double lowest, double highest, @Nullable DoubleUnaryOperator bend) {
    this.name = from.name;
    this.label = from.label;
    this.analysis = from.analysis;
    this.apply = from.apply;
    this.inverse = from.inverse;
    this.lowest = lowest;
    this.highest = highest;
    this.bend = bend;
  }

  /** The same transformation, which has values of the analysis between two ends only. */
  private Transformation within(double low, double high) {
    return new Transformation(this, low, high, bend);
  }

  /** The same transformation, with the derivative of the log of its slope. */
  private Transformation bending(DoubleUnaryOperator slope) {
    return new Transformation(this, lowest, highest, slope);
  }

  /**
   * Every transformation that needs no sample size.
   *
   * @return the identity first
   */
  public static List<Transformation> values() {
    return List.of(
        IDENTITY,
        EXP,
        TANH,
        TANH_SQUARED,
        LOGISTIC,
        PROBIT,
        ARCSINE,
        SQUARE,
        ALPHA_CUBE,
        ALPHA_EXP);
  }

  /**
   * Freeman and Tukey's double arcsines are read as a proportion (Miller 1978). R: {@code
   * transf.ipft}; {@code transf.ipft.hm} with the harmonic mean of sample sizes.
   *
   * @param n the sample size the result is read for, above 0
   * @return the transformation
   */
  public static Transformation freemanTukey(double n) {
    double lowest = FreemanTukey.proportion(0, n);
    double highest = FreemanTukey.proportion(1, n);
    return new Transformation(
            "freemanTukey(" + n + ")",
            "Proportion",
            "double arcsine",
            x -> x <= lowest ? 0 : x >= highest ? 1 : FreemanTukey.inverseProportion(x, n),
            p -> FreemanTukey.proportion(p, n))
        .within(lowest, highest);
  }

  /**
   * Freeman and Tukey's square roots are read as an incidence rate. R: {@code transf.iirft}.
   *
   * @param t the person-time the result is read for, above 0
   * @return the transformation
   */
  public static Transformation freemanTukeyRate(double t) {
    double lowest = FreemanTukey.rate(0, t);
    return new Transformation(
            "freemanTukeyRate(" + t + ")",
            "Rate",
            "Freeman-Tukey",
            x -> x <= lowest ? 0 : FreemanTukey.inverseRate(x, t),
            rate -> FreemanTukey.rate(rate, t))
        .within(lowest, Double.POSITIVE_INFINITY);
  }

  /** The name by which it is asked for: {@code exp}, {@code tanh_squared}. */
  public String id() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What a result is called on the scale it is read on: {@code Ratio}. */
  public String label() {
    return label;
  }

  /** What the scale of the analysis is called: {@code log}, {@code logit}; empty for the same. */
  public String analysis() {
    return analysis;
  }

  /**
   * What the title of an axis adds to the name of the effect: {@code " (log scale)"}, or nothing.
   */
  public String axisNote() {
    return isIdentity() ? "" : " (" + analysis + " scale)";
  }

  /**
   * The name of an effect on the scale of the analysis.
   *
   * @param name on the scale it is read on, for example {@code Odds ratio}
   * @return {@code Log odds ratio}, {@code Correlation (Fisher's z)}
   */
  public String analysed(String name) {
    if (isIdentity()) {
      return name;
    }
    boolean isLog = equals(EXP);
    return isLog ? "Log " + lower(name) : name + " (" + analysis + ")";
  }

  /** A name within a sentence; abbreviations and names of people keep their capital. */
  private static String lower(String name) {
    boolean isWord =
        name.length() > 1 && Character.isLowerCase(name.charAt(1)) && !name.startsWith("Peto");
    return isWord ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
  }

  /**
   * The name of a quantity beside an axis on this scale.
   *
   * @param name of the quantity, as it is analysed
   * @return the name as it is, or {@code mu, ratio (log scale)}
   */
  public String noted(String name) {
    return isIdentity() ? name : name + ", " + label.toLowerCase(Locale.ROOT) + axisNote();
  }

  /**
   * The title of an axis of effects.
   *
   * @param name on the scale of the analysis
   * @return the name as it is, or {@code Ratio (log scale)}
   */
  public String axisTitle(String name) {
    return isIdentity() ? name : label + axisNote();
  }

  /**
   * Whether a value of the analysis has a counterpart of its own; beyond the range the value as it
   * is read stays at the end.
   *
   * @param value on the scale of the analysis
   * @return true on scales without bounds
   */
  public boolean holds(double value) {
    return lowest <= value && value <= highest;
  }

  /** Whether results are read on the scale of the analysis. */
  public boolean isIdentity() {
    return equals(IDENTITY);
  }

  /**
   * Whether differences of effects, such as the slopes of a regression, can be read on this scale:
   * a difference of logs is a ratio; a difference of logits of proportions is no proportion.
   */
  public boolean readsDifferences() {
    return equals(IDENTITY) || equals(EXP);
  }

  /**
   * The value as it is read.
   *
   * @param value on the scale of the analysis; NaN stays NaN
   * @return the value on the scale it is read on; infinite where a ratio is too large for a number
   */
  public double apply(double value) {
    return Double.isNaN(value) ? Double.NaN : apply.applyAsDouble(value);
  }

  /**
   * The value as it is analysed.
   *
   * @param value on the scale it is read on; of a ratio larger than 0
   * @return the value on the scale of the analysis
   */
  public double inverse(double value) {
    return Double.isNaN(value) ? Double.NaN : inverse.applyAsDouble(value);
  }

  /**
   * Values as they are read.
   *
   * @param values on the scale of the analysis [n]
   * @return a new array [n]
   */
  public double[] apply(double[] values) {
    return Arrays.stream(values).map(this::apply).toArray();
  }

  /**
   * The average of effects as they are read, where effects vary normally on the scale of the
   * analysis: the exponential of a mean log is a median, exp(mean + tau2/2) is the mean. Within the
   * range of the scale only, as metafor's {@code transf.exp.int}, {@code transf.ztor.int}, {@code
   * transf.ilogit.int} and the like have it.
   *
   * @param mean mean of the effects, on the scale of the analysis
   * @param tau2 variance of the effects on the scale of the analysis, not negative
   * @return the average on the scale they are read on
   */
  public double mean(double mean, double tau2) {
    return new TransformedNormal(this, mean, tau2).mean();
  }

  /**
   * The mode of the effects on the transformed scale, if effects are normally distributed on the
   * scale of the analysis. For example, the exponential of a mean log is a median, and exp(mean -
   * tau2) is the mode. Agrees with metafor's {@code transf.exp.mode}, {@code transf.ztor.mode},
   * {@code transf.ilogit.mode} and similar functions.
   *
   * @param mean mean of the effects, on the scale of the analysis
   * @param tau2 variance of the effects on the scale of the analysis, not negative
   * @return the value with the highest density between the ends of the scale; NaN if there is no
   *     maximum or more than one, and for {@link #TANH_SQUARED}, {@link #SQUARE} and the
   *     Freeman-Tukey scales
   */
  public double mode(double mean, double tau2) {
    return new TransformedNormal(this, mean, tau2).mode();
  }

  /** The lower end of the range of the analysis scale on which the transformation is one-to-one. */
  double lowest() {
    return lowest;
  }

  /** The upper end of the range of the analysis scale on which the transformation is one-to-one. */
  double highest() {
    return highest;
  }

  /** The derivative of the log of the slope of {@link #apply}; null if it is not known. */
  @Nullable DoubleUnaryOperator bend() {
    return bend;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Transformation transformation && name.equals(transformation.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /**
   * The name within this class, as Java writes it.
   *
   * @return {@code EXP}, {@code freemanTukey(20.0)}
   */
  @Override
  public String toString() {
    return name;
  }
}
