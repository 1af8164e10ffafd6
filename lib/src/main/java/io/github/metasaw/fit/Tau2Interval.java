package io.github.metasaw.fit;

/**
 * An interval of the heterogeneity variance.
 *
 * @param method how it was made
 * @param level its confidence
 * @param estimate tau2
 * @param lower bound of tau2
 * @param upper bound of tau2
 * @param typicalVariance the typical sampling variance that turns tau2 into I2 and H2
 * @param empty whether no value of tau2, not even 0, is in the interval; the bounds are then 0
 */
public record Tau2Interval(
    Method method,
    double level,
    double estimate,
    double lower,
    double upper,
    double typicalVariance,
    boolean empty) {

  /** The methods for such intervals. */
  public enum Method {
    /** Viechtbauer 2007. */
    Q_PROFILE("Q-profile"),
    /** Biggerstaff and Jackson 2008, Jackson 2013. */
    GENERALIZED_Q("generalized Q"),
    /** Hardy and Thompson 1996. */
    PROFILE_LIKELIHOOD("profile likelihood"),
    /** The estimate and normal quantiles of its standard error, from 0; poor with few studies. */
    WALD("Wald");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /**
     * The name in words.
     *
     * @return for example {@code Q-profile}
     */
    public String label() {
      return label;
    }
  }

  /**
   * I2 at a value of tau2.
   *
   * @param tau2 a variance
   * @return a proportion
   */
  public double i2At(double tau2) {
    return tau2 / (tau2 + typicalVariance);
  }

  /**
   * H2 at a value of tau2.
   *
   * @param tau2 a variance
   * @return 1 or larger
   */
  public double h2At(double tau2) {
    return 1 + tau2 / typicalVariance;
  }
}
