package io.github.metasaw.fit;

import io.github.metasaw.distribution.Reference;

/**
 * One pooled effect with its intervals, on the scale of yi. Bounds that do not exist are NaN.
 *
 * @param model that pooled it
 * @param estimate of the mean effect
 * @param interval of the mean effect
 * @param prediction interval for the effect of a next study
 * @param reference distributions that the intervals are made with
 */
public record Pooled(
    ModelName model,
    double estimate,
    Interval interval,
    Interval prediction,
    ReferenceDistributions reference) {

  /**
   * The reference distributions of the intervals.
   *
   * @param level confidence or probability of both
   * @param df of t for the mean effect; NaN for the normal distribution
   * @param predictionDf of t for the effect of a next study; NaN for the normal distribution
   */
  public record ReferenceDistributions(double level, double df, double predictionDf) {}

  /** The model in words, for example {@code Random effects (REML)}. */
  public String label() {
    return model.label();
  }

  /** Lower bound of the mean effect. */
  public double lower() {
    return interval.lower();
  }

  /** Upper bound of the mean effect. */
  public double upper() {
    return interval.upper();
  }

  /** Lower bound of the effect of a next study. */
  public double predictionLower() {
    return prediction.lower();
  }

  /** Upper bound of the effect of a next study. */
  public double predictionUpper() {
    return prediction.upper();
  }

  /** Whether there is a prediction interval apart from the interval of the mean. */
  public boolean hasPrediction() {
    return predictionLower() < lower() || predictionUpper() > upper();
  }

  /**
   * The density about the estimate whose central interval is that of the mean effect: normal or t,
   * as the interval is. A confidence density, not a posterior.
   *
   * @param x on the scale of yi
   * @return its height, in 1 over units of yi
   */
  public double density(double x) {
    return density(x, interval, reference.df());
  }

  /**
   * The density about the estimate whose central interval is the prediction interval: normal or t,
   * as that is.
   *
   * @param x on the scale of yi
   * @return its height, in 1 over units of yi
   */
  public double predictiveDensity(double x) {
    return density(x, prediction, reference.predictionDf());
  }

  private double density(double x, Interval central, double df) {
    double unit = central.width() / (2 * Reference.critical(reference.level(), df));
    return Reference.density((x - estimate) / unit, df) / unit;
  }
}
