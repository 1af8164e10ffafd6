package io.github.metasaw.data.effect;

import java.util.Arrays;
import java.util.Locale;

/**
 * From the scale of the analysis to the scale on which results are read: logs of ratios are
 * analysed and ratios are read. Increasing, so that the ends of intervals and the quantiles of
 * posteriors keep their order; standard errors and variances have no counterpart on the other scale
 * and stay on that of the analysis. R: the argument {@code transf} of metafor's {@code predict}.
 */
public enum Transformation {
  /** Results are read as they are analysed. */
  IDENTITY("identity", "Estimate", "") {
    @Override
    public double apply(double value) {
      return value;
    }

    @Override
    public double inverse(double value) {
      return value;
    }
  },

  /** Logs are read as ratios. */
  EXP("exp", "Ratio", " (log scale)") {
    @Override
    public double apply(double value) {
      return Math.exp(value);
    }

    @Override
    public double inverse(double value) {
      return Math.log(value);
    }
  };

  private final String id;
  private final String label;
  private final String axisNote;

  Transformation(String id, String label, String axisNote) {
    this.id = id;
    this.label = label;
    this.axisNote = axisNote;
  }

  /** The name by which it is asked for: {@code exp}. */
  public String id() {
    return id;
  }

  /** What a result is called on the scale it is read on: {@code Ratio}. */
  public String label() {
    return label;
  }

  /**
   * What the title of an axis adds to the name of the effect: {@code " (log scale)"}, or nothing.
   */
  public String axisNote() {
    return axisNote;
  }

  /**
   * The name of a quantity beside an axis on this scale.
   *
   * @param name of the quantity, as it is analysed
   * @return the name as it is, or {@code mu, ratio (log scale)}
   */
  public String noted(String name) {
    return isIdentity() ? name : name + ", " + label.toLowerCase(Locale.ROOT) + axisNote;
  }

  /**
   * The title of an axis of effects.
   *
   * @param name on the scale of the analysis
   * @return the name as it is, or {@code Ratio (log scale)}
   */
  public String axisTitle(String name) {
    return isIdentity() ? name : label + axisNote;
  }

  /** Whether results are read on the scale of the analysis. */
  public boolean isIdentity() {
    return this == IDENTITY;
  }

  /**
   * The value as it is read.
   *
   * @param value on the scale of the analysis; NaN stays NaN
   * @return the value on the scale it is read on; infinite where a ratio is too large for a number
   */
  public abstract double apply(double value);

  /**
   * The value as it is analysed.
   *
   * @param value on the scale it is read on; of a ratio larger than 0
   * @return the value on the scale of the analysis
   */
  public abstract double inverse(double value);

  /**
   * Values as they are read.
   *
   * @param values on the scale of the analysis [n]
   * @return a new array [n]
   */
  public double[] apply(double[] values) {
    return Arrays.stream(values).map(this::apply).toArray();
  }
}
