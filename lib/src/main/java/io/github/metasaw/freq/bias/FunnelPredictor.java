package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What stands for the size of a study where effects are regressed on it. */
public enum FunnelPredictor implements Named {
  /** The standard error. */
  SEI("sei", "standard error", true, false, v -> Math.sqrt(v)),
  /** The sampling variance. */
  VI("vi", "sampling variance", true, false, v -> v),
  /** The sample size. */
  NI("ni", "sample size", false, true, n -> n),
  /** The inverse of the sample size. */
  NINV("ninv", "inverse sample size", true, true, n -> 1 / n),
  /** The square root of the sample size. */
  SQRTNI("sqrtni", "square root of the sample size", false, true, n -> Math.sqrt(n)),
  /** The inverse of the square root of the sample size. */
  SQRTNINV("sqrtninv", "inverse square root of the sample size", true, true, n -> 1 / Math.sqrt(n));

  private final String id;
  private final String label;
  private final boolean vanishes;
  private final boolean isOfSampleSize;
  private final DoubleUnaryOperator value;

  FunnelPredictor(
      String id,
      String label,
      boolean vanishes,
      boolean isOfSampleSize,
      DoubleUnaryOperator value) {
    this.id = id;
    this.label = label;
    this.vanishes = vanishes;
    this.isOfSampleSize = isOfSampleSize;
    this.value = value;
  }

  /**
   * The predictor of a name, as metafor's {@code regtest} names them.
   *
   * @param name {@code sei, vi, ni, ninv, sqrtni, sqrtninv}
   * @return the predictor
   * @throws MetaException for another name
   */
  public static FunnelPredictor parse(String name) {
    return Named.parse("predictor", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code sei}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return {@code standard error}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * Whether it goes to 0 as a study grows, so that the intercept of the regression is the effect of
   * an infinitely large study.
   *
   * @return false for the sample size and its root
   */
  public boolean vanishes() {
    return vanishes;
  }

  /**
   * Whether it needs sample sizes.
   *
   * @return false for the standard error and the variance
   */
  public boolean isOfSampleSize() {
    return isOfSampleSize;
  }

  /**
   * The predictor of each study.
   *
   * @param vi sampling variances [k]
   * @param ni sample sizes [k]; read only where {@link #isOfSampleSize}
   * @return one per study [k]
   */
  public double[] of(double[] vi, double[] ni) {
    return Arrays.stream(isOfSampleSize ? ni : vi).map(value).toArray();
  }
}
