package io.github.metasaw.data.effect;

/**
 * What the estimates yi are: the scale they are analysed on, and how results are read. Names are
 * those of metafor's {@code escalc}.
 */
public enum EffectMeasure {
  /** Any estimate with a sampling variance; read as it is. */
  GEN("Estimate", Transformation.IDENTITY),
  /** Log odds ratio. */
  OR("Odds ratio", Transformation.EXP),
  /** Log risk ratio. */
  RR("Risk ratio", Transformation.EXP),
  /** Risk difference. */
  RD("Risk difference", Transformation.IDENTITY),
  /** Log hazard ratio. */
  HR("Hazard ratio", Transformation.EXP),
  /** Log incidence rate ratio. */
  IRR("Incidence rate ratio", Transformation.EXP),
  /** Incidence rate difference. */
  IRD("Incidence rate difference", Transformation.IDENTITY),
  /** Log ratio of means. */
  ROM("Ratio of means", Transformation.EXP);

  private final String label;
  private final Transformation transformation;

  EffectMeasure(String label, Transformation transformation) {
    this.label = label;
    this.transformation = transformation;
  }

  /** The name by which it is asked for: {@code OR}. */
  public String id() {
    return name();
  }

  /** What a result is called as it is read: {@code Odds ratio}. */
  public String label() {
    return label;
  }

  /** From the scale of yi to that on which results are read. */
  public Transformation transformation() {
    return transformation;
  }

  /**
   * What a result is called on a scale.
   *
   * @param scale the scale it is shown on
   * @return the measure's own name on its own scale, {@code Log odds ratio} on that of the
   *     analysis, and the name of the scale for estimates of which no more is known
   */
  public String label(Transformation scale) {
    if (this == GEN) {
      return scale.label();
    }
    return scale == transformation
        ? label
        : "Log " + Character.toLowerCase(label.charAt(0)) + label.substring(1);
  }
}
