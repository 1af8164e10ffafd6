package io.github.metasaw.bayes.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** The scale on which estimates are taken for normal. */
public enum WorkingScale implements Named {
  /** The scale of yi: as RoBMA from version 4 on takes it. */
  AS_IS("as_is", "the scale of the estimates"),
  /**
   * Fisher's z of standardised mean differences d, doubled so that it is again in units of d, with
   * a standard error that does not depend on d: as RoBMA 2 and 3 take it, whose priors are stated
   * for d too. z = asinh(d/2), se(z) = 1/sqrt(n - 3), n = (4 + d^2/2)/vi the size of a study with
   * two equal groups.
   */
  FISHER_Z("fisher_z", "twice Fisher's z of the standardised mean differences");

  private final String id;
  private final String label;

  WorkingScale(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * The scale of a name.
   *
   * @param id as {@link #id} gives it, in any case
   * @return the scale
   * @throws MetaException for another name
   */
  public static WorkingScale parse(String id) {
    return Named.parse("scale", id, values());
  }

  /**
   * An estimate on this scale.
   *
   * @param yi estimate
   * @return the estimate
   */
  double estimate(double yi) {
    if (this == AS_IS) {
      return yi;
    }
    double half = Math.abs(yi) / 2;
    return Math.copySign(2 * Math.log(half + Math.hypot(half, 1)), yi);
  }

  /**
   * Its standard error on this scale.
   *
   * @param yi estimate as given
   * @param vi its sampling variance as given
   * @return the standard error; NaN of a study too small to have one
   */
  double standardError(double yi, double vi) {
    return this == AS_IS ? Math.sqrt(vi) : 2 / Math.sqrt((4 + yi * yi / 2) / vi - 3);
  }
}
