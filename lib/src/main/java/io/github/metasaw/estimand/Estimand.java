package io.github.metasaw.estimand;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.refit.OneTau2Fit;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.util.Locale;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a fit estimates, and why one may want that. One calculation can have several valid readings:
 * the common effect and the average of fixed effects have the same numbers, and so have random
 * effects and an exchangeable prior of fixed effects. Say which is meant (Rice, Higgins and Lumley
 * 2018, J. R. Stat. Soc. A 181, 205; Higgins, Thompson and Spiegelhalter 2009, J. R. Stat. Soc. A
 * 172, 137).
 */
public enum Estimand {
  COMMON_EFFECT(
      "beta_0",
      "the one effect that all studies share",
      "the effects are equal",
      "seldom: replicates in one laboratory, or no effect anywhere",
      "none",
      "if the effects are equal, no unbiased estimate is more precise",
      "unrealistic where effects differ, and silent on how they do"),
  FIXED_EFFECTS(
      "beta_F",
      "the precision-weighted average of these studies' effects",
      "none about how the effects differ",
      "often",
      "zeta2",
      "of all averages of these effects, the one the data tell most about",
      "one average answers one question; others have other weights"),
  RANDOM_EFFECTS(
      "mu",
      "the mean of the distribution of effects",
      "the effects are a sample from a normal distribution",
      "hard to defend: later studies follow from earlier ones",
      "tau2",
      "a next study's effect can be predicted",
      "sensitive to tau2; the interval of mu is not the spread of effects"),
  EXCHANGEABLE_EFFECTS(
      "mu",
      "the centre of what is known of the effects",
      "the effects are fixed; knowledge of them is symmetric, as of draws from N(mu, tau2)",
      "often: nothing tells the studies apart beforehand",
      "tau2",
      "symmetric knowledge is a hierarchical prior (de Finetti)",
      "sensitive to the prior of tau2; beta_F and zeta2 are less so");

  private final String symbol;
  private final String what;
  private final String assumption;
  private final String plausible;
  private final String spread;
  private final String justification;
  private final String caution;

  /** How a normal distribution of effects is read. */
  public enum Reading implements Named {
    /** Studies are drawn from it. */
    RANDOM,
    /** It is the prior of effects that are fixed. */
    EXCHANGEABLE;

    /**
     * The reading of that name, in any case.
     *
     * @param name of a reading
     * @return the reading
     */
    public static Reading parse(String name) {
      return Named.parse("reading", name, values());
    }

    /** {@code random} or {@code exchangeable}. */
    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Estimand(
      String symbol,
      String what,
      String assumption,
      String plausible,
      String spread,
      String justification,
      String caution) {
    this.symbol = symbol;
    this.what = what;
    this.assumption = assumption;
    this.plausible = plausible;
    this.spread = spread;
    this.justification = justification;
    this.caution = caution;
  }

  /**
   * What a fit without moderators estimates, in a reading of its random effects.
   *
   * @param fit without moderators
   * @param reading of random effects
   * @return the estimand
   */
  public static Estimand of(Fit fit, Reading reading) {
    if (fit instanceof FrequentistFit frequentist) {
      Tau2Estimator method = frequentist.estimator();
      if (method == Tau2Estimator.COMMON) {
        return COMMON_EFFECT;
      }
      if (method == Tau2Estimator.FIXED) {
        return FIXED_EFFECTS;
      }
    }
    if (fit instanceof FilledFit filled) {
      return of(filled.fit(), reading);
    }
    if (fit instanceof OneTau2Fit solved && !solved.hasSpread()) {
      return COMMON_EFFECT;
    }
    return reading == Reading.RANDOM ? RANDOM_EFFECTS : EXCHANGEABLE_EFFECTS;
  }

  /** The parameter: {@code beta_0}, {@code beta_F} or {@code mu}. */
  public String symbol() {
    return symbol;
  }

  /** The parameter in words. */
  public String what() {
    return what;
  }

  /** What is assumed of the effects. */
  public String assumption() {
    return assumption;
  }

  /** Whether that is plausible. */
  public String plausible() {
    return plausible;
  }

  /** The measure of spread that belongs to it: {@code none}, {@code zeta2} or {@code tau2}. */
  public String spread() {
    return spread;
  }

  /**
   * Whether the effects are pictured as a normal distribution, with mean mu and variance tau2.
   *
   * @return false for one common effect, and for fixed effects with their average
   */
  public boolean isDistribution() {
    return this == RANDOM_EFFECTS || this == EXCHANGEABLE_EFFECTS;
  }

  /** Why one may want it. */
  public String justification() {
    return justification;
  }

  /** What to mind. */
  public String caution() {
    return caution;
  }

  /**
   * How the interval of a fit is to be read.
   *
   * @param fit without moderators
   * @return words for a sheet
   */
  public String interval(Fit fit) {
    if (fit instanceof BayesFit) {
      return "probability of " + symbol + ", given the priors";
    }
    return "covers %s in repeated data; %s"
        .formatted(
            symbol,
            isDistribution() ? "tau2 is plugged in" : "also the posterior with flat priors");
  }

  /** term, random, exchangeable: the same model under both readings. */
  public static Table readings() {
    return Table.create(
        "one calculation, two readings",
        StringColumn.create(
            "term",
            "yi ~ N(beta_i, vi)",
            "beta_i ~ N(mu, tau2)",
            "mu ~ N(0, psi2)",
            "tau2 ~ p(tau2)"),
        StringColumn.create(
            "random",
            "random outcomes",
            "random studies",
            "prior of the mean of possible effects, which is fixed",
            "prior of their variance, which is fixed"),
        StringColumn.create(
            "exchangeable",
            "random outcomes",
            "prior of the fixed effects beta_1 to beta_k",
            "part of that prior",
            "part of that prior"));
  }
}
