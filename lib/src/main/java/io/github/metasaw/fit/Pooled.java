package io.github.metasaw.fit;

/**
 * One pooled effect with its intervals, on the scale of yi. Bounds that do not exist are NaN.
 *
 * @param label the model in words, for example {@code Random effects (REML)}
 * @param estimate of the mean effect
 * @param lower bound of its interval
 * @param upper bound of its interval
 * @param predictionLower bound for the effect of a next study
 * @param predictionUpper bound for the effect of a next study
 */
public record Pooled(
    String label,
    double estimate,
    double lower,
    double upper,
    double predictionLower,
    double predictionUpper) {

  /** Whether there is a prediction interval apart from the interval of the mean. */
  public boolean hasPrediction() {
    return predictionLower < lower || predictionUpper > upper;
  }
}
