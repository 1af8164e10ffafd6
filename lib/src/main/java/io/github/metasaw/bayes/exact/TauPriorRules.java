package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.integrate.LogPanels;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Refuses priors of tau that give an improper posterior, or one that cannot be computed. As tau
 * falls the likelihood tends to a constant; as tau grows it falls as tau^-(k - q), q being the
 * number of coefficients with a flat prior. The prior's tails decide whether the posterior
 * integrates.
 */
@API(status = API.Status.INTERNAL)
public final class TauPriorRules {

  /** The largest probability of tau beyond exp(350) that leaves quantiles finite. */
  private static final double MAX_MASS_ABOVE = 1e-3;

  private TauPriorRules() {}

  /**
   * Refuses a prior of tau on these studies.
   *
   * @param priors of the model
   * @param vi sampling variances [k]
   * @throws MetaException where the posterior has no finite mass, or the prior is about values of
   *     tau that cannot be computed with, with the reason
   */
  public static void refuse(ModelPriors priors, double... vi) {
    if (priors.tau() instanceof DispersionPrior.OfScale prior) {
      refuseScale(prior, vi);
      refuseLower(prior, "tau");
      refuseUpper(prior, vi.length, priors.flatCoefficients());
    }
  }

  /** A prior that depends on the sampling variances puts tau near their roots. */
  private static void refuseScale(DispersionPrior.OfScale prior, double[] vi) {
    for (double u : prior.density().landmarks()) {
      if (!ComputableRange.holdsScale(Math.exp(u))) {
        throw MetaException.format(
            "prior %s is made of the sampling variances, which go from %s to %s, and puts tau at %s; leave the extreme rows out, or take a prior such as tau = half_cauchy(0.5)",
            prior.code(), least(vi), most(vi), Math.exp(u));
      }
    }
  }

  /**
   * Refuses a prior of an SD whose density of the SD does not integrate near 0.
   *
   * @param prior of the SD
   * @param sd what model text calls it
   * @throws MetaException with the reason and a prior that integrates
   */
  public static void refuseLower(DispersionPrior.OfScale prior, String sd) {
    if (!(prior.density().lowerRate() > 0)) {
      throw MetaException.of(
          "prior %s gives no posterior: the data can never rule out %s = 0, and this prior has infinite mass near it; use for example prior %s = half_cauchy(0.5)"
              .formatted(prior.code(), sd, sd));
    }
  }

  private static void refuseUpper(DispersionPrior.OfScale prior, int k, int flat) {
    ScaledDensity density = prior.density();
    double rate = density.upperRate() + (k - flat);
    if (!(rate > 0)) {
      int needed = (int) Math.floor(flat - density.upperRate()) + 1;
      throw MetaException.of(
          "prior %s gives no posterior on %d %s: large tau keeps infinite mass; it needs %d studies or more, or a prior that integrates, such as prior tau = half_cauchy(0.5)"
              .formatted(prior.code(), k, k == 1 ? "study" : "studies", needed));
    }
  }

  /**
   * Refuses a posterior whose probability quadrature could not locate.
   *
   * @throws MetaException with what to change
   */
  static void refuseUnresolved(String code, LogPanels panels, double... vi) {
    if (!panels.isResolved() || panels.massAbove() > MAX_MASS_ABOVE) {
      throw MetaException.format(
          "prior %s and these studies give no posterior that can be computed with: much of it lies beyond any number, or in a spot too narrow to find; take a prior that rules out absurd values of tau, such as tau = half_cauchy(0.5), or leave out rows with extreme vi (here %s to %s)",
          code, least(vi), most(vi));
    }
  }

  private static double least(double... vi) {
    return Arrays.stream(vi).min().orElseThrow();
  }

  private static double most(double... vi) {
    return Arrays.stream(vi).max().orElseThrow();
  }
}
