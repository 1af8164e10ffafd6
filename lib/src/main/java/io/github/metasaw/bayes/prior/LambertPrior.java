package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import java.util.List;

/**
 * Priors of heterogeneity by name: numbers 1, 3, 5, 7, 9 and 11 of the thirteen vague priors of
 * Lambert et al. (2005, Statist. Med. 24, 2401), as the lecture prints them.
 */
public enum LambertPrior implements Named {
  L1("1/tau2 = gamma(0.001, 0.001)"),
  L3("log(tau2) = uniform(-10, 10)"),
  /** As the lecture prints it; on the variance instead it is {@link #L5_VARIANCE}. */
  L5("1/tau2 = uniform(1/1000, 1000)"),
  /** The other reading of L5, {@code L5_variance}. */
  L5_VARIANCE("tau2 = uniform(1/1000, 1000)"),
  /** The same as tau2 = uniform(0, 1000). */
  L7("1/tau2 = pareto(1, 0.001)"),
  L9("tau = uniform(0, 100)"),
  /** The lecture's N(0, 100), where 100 is the variance. */
  L11("tau = half_normal(variance = 100)");

  private final String code;

  LambertPrior(String code) {
    this.code = code;
  }

  /**
   * The prior written out.
   *
   * @return for example {@code tau = uniform(0, 100)}
   */
  public String code() {
    return code;
  }

  /**
   * The name in {@code prior} lines.
   *
   * @return for example {@code L5_variance}
   */
  @Override
  public String id() {
    return this == L5_VARIANCE ? "L5_variance" : name();
  }

  /** What a reader of the lecture should know. */
  List<Check> checks() {
    if (this != L5) {
      return List.of();
    }
    return List.of(
        Check.note(
            "lambert_l5",
            code,
            "L5 is uniform on the precision, as the lecture prints it, and so draws tau towards"
                + " 0.03; uniform on the variance, which may be what Lambert meant, is prior"
                + " L5_variance and draws it upwards."));
  }

  PriorText text() {
    return ModelText.parse("yi ~ 1\nprior " + code).priors().get(0);
  }

  static LambertPrior of(PriorText named) {
    for (LambertPrior lambert : values()) {
      if (lambert.name().equalsIgnoreCase(named.distribution())) {
        return lambert;
      }
    }
    throw MetaException.unknown(
        "named prior", named.distribution(), named.distributionSpan().place(), Named.ids(values()));
  }
}
