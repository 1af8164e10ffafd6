package io.github.metasaw.freq.program;

import static io.github.metasaw.freq.program.ProgramSetting.EFFECTS;
import static io.github.metasaw.freq.program.ProgramSetting.ESTIMATOR;
import static io.github.metasaw.freq.program.ProgramSetting.INCONSISTENCY;
import static io.github.metasaw.freq.program.ProgramSetting.PREDICTION;
import static io.github.metasaw.freq.program.ProgramSetting.ROBUST;
import static io.github.metasaw.freq.program.ProgramSetting.TAU2_INTERVAL;
import static io.github.metasaw.freq.program.ProgramSetting.TEST;
import static io.github.metasaw.freq.program.ProgramSetting.WEIGHTS;
import static io.github.metasaw.freq.program.ProgramSetting.ZERO_CELLS;

import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A number that programs print, and the settings that it depends on, that of its own first. */
public enum ComparedQuantity {
  /** Number of studies. */
  STUDIES("studies", false, fit -> fit.studies().k(), List.of(ZERO_CELLS)),
  /** The pooled effect, or the first coefficient. */
  ESTIMATE(
      "estimate", true, FrequentistFit::estimate, List.of(ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** Its standard error. */
  SE(
      "standard error",
      false,
      FrequentistFit::se,
      List.of(TEST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** The lower end of its interval. */
  LOWER(
      "lower bound",
      true,
      FrequentistFit::lower,
      List.of(TEST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** The upper end of its interval. */
  UPPER(
      "upper bound",
      true,
      FrequentistFit::upper,
      List.of(TEST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** Its p value. */
  P("p", false, FrequentistFit::p, List.of(TEST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** Cochran's Q. */
  Q("Q", false, FrequentistFit::Q, List.of(ZERO_CELLS, EFFECTS)),
  /** The heterogeneity variance. */
  TAU2("tau2", false, FrequentistFit::tau2, List.of(ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** The lower end of the interval of tau2. */
  TAU2_LOWER(
      "tau2, lower bound",
      false,
      fit -> fit.tau2Interval().lower(),
      List.of(TAU2_INTERVAL, EFFECTS, ZERO_CELLS)),
  /** The upper end of the interval of tau2. */
  TAU2_UPPER(
      "tau2, upper bound",
      false,
      fit -> fit.tau2Interval().upper(),
      List.of(TAU2_INTERVAL, EFFECTS, ZERO_CELLS)),
  /** I2 as a proportion. */
  I2("I2", false, FrequentistFit::I2, List.of(INCONSISTENCY, ESTIMATOR, EFFECTS, ZERO_CELLS)),
  /** H2. */
  H2("H2", false, FrequentistFit::H2, List.of(INCONSISTENCY, ESTIMATOR, EFFECTS, ZERO_CELLS)),
  /** The lower end of the prediction interval of a model without moderators. */
  PREDICTION_LOWER(
      "prediction, lower bound",
      true,
      fit -> fit.pooled().prediction().lower(),
      List.of(PREDICTION, TEST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** The upper end of the prediction interval of a model without moderators. */
  PREDICTION_UPPER(
      "prediction, upper bound",
      true,
      fit -> fit.pooled().prediction().upper(),
      List.of(PREDICTION, TEST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS)),
  /** The cluster-robust standard error of the estimate; computed where a cluster is named. */
  ROBUST_SE(
      "cluster-robust standard error",
      false,
      fit -> Double.NaN,
      List.of(ROBUST, ESTIMATOR, WEIGHTS, EFFECTS, ZERO_CELLS));

  private final String label;
  private final boolean isEffect;
  private final ToDoubleFunction<FrequentistFit> number;
  private final List<ProgramSetting> settings;

  ComparedQuantity(
      String label,
      boolean isEffect,
      ToDoubleFunction<FrequentistFit> number,
      List<ProgramSetting> settings) {
    this.label = label;
    this.isEffect = isEffect;
    this.number = number;
    this.settings = settings;
  }

  /**
   * The quantity in words.
   *
   * @return for the first column of a table
   */
  public String label() {
    return label;
  }

  /**
   * Whether it is an effect, which is read on the scale of the measure.
   *
   * @return false for standard errors, variances and shares
   */
  public boolean isEffect() {
    return isEffect;
  }

  /** The settings that it depends on, that by which it is known first. */
  List<ProgramSetting> settings() {
    return settings;
  }

  double of(FrequentistFit fit) {
    return number.applyAsDouble(fit);
  }

  /** By a program that computes I2 and H2 from Q. */
  double fromQ(FrequentistFit fit) {
    return switch (this) {
      case I2 -> fit.I2FromQ();
      // Programs that compute it from Q print 1 where Q is below its degrees of freedom.
      case H2 -> Math.max(1, fit.H2FromQ());
      default -> of(fit);
    };
  }
}
