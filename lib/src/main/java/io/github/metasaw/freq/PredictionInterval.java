package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import org.apiguardian.api.API;

/**
 * The rule for the interval of the effect in a next study, mu +- crit sqrt(se^2 + tau2): which
 * reference distribution.
 */
public enum PredictionInterval implements Named {
  /** Normal for the z test, t with k - p degrees of freedom else: metafor's default. */
  AS_TEST("as-test", "as the test"),
  /** Normal. */
  NORMAL("normal", "normal"),
  /** t with k - p degrees of freedom. */
  T("t", "t with k - p df"),
  /**
   * t with k - p - 1 degrees of freedom, k - 2 without moderators: Higgins, Thompson and
   * Spiegelhalter 2009; Riley, Higgins and Deeks 2011.
   */
  RILEY("riley", "t with k - p - 1 df");

  private final String id;
  private final String label;

  PredictionInterval(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The rule of a name.
   *
   * @param name {@code as-test}, {@code normal}, {@code t} or {@code riley}, in any case
   * @return the rule
   * @throws MetaException for an unknown name
   */
  public static PredictionInterval parse(String name) {
    return Named.parse("prediction rule", name, values());
  }

  /**
   * The degrees of freedom of t.
   *
   * @param df rows less coefficients of the mean, k - p; of a cluster-robust test its own
   * @param ofTest those of the test of the coefficients; NaN for the normal distribution
   * @return NaN for the normal distribution
   */
  @API(status = API.Status.INTERNAL)
  public double degrees(double df, double ofTest) {
    return switch (this) {
      case AS_TEST -> ofTest;
      case NORMAL -> Double.NaN;
      case T -> df;
      case RILEY -> df - 1;
    };
  }

  /**
   * The name in options.
   *
   * @return in one word
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The rule in words.
   *
   * @return the reference distribution
   */
  @Override
  public String label() {
    return label;
  }
}
