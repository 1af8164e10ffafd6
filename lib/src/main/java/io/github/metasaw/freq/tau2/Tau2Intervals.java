package io.github.metasaw.freq.tau2;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.freq.likelihood.ProfileInterval;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Intervals of one tau2; metafor's {@code confint}. Upper ends are searched without a cap. */
@API(status = API.Status.INTERNAL)
public final class Tau2Intervals {

  /** Share of tau2 that stands for 0 where there the likelihood does not exist. */
  private static final double NEXT_TO_ZERO = 1e-12;

  private final MarginalModel model;
  private final double tau2;
  private final double typicalVariance;
  private final double level;

  /**
   * Of one fit with degrees of freedom.
   *
   * @param model on centred estimates
   * @param tau2 the estimate, a variance
   * @param typicalVariance sampling variance that I2 compares tau2 with
   * @param level confidence, between 0 and 1
   */
  public Tau2Intervals(MarginalModel model, double tau2, double typicalVariance, double level) {
    this.model = model;
    this.tau2 = tau2;
    this.typicalVariance = typicalVariance;
    this.level = level;
  }

  private int df() {
    return model.k - model.p;
  }

  /**
   * The tau2 at which Q equals the quantiles of chi-square with k - p df (Viechtbauer 2007, Stat.
   * Med. 26, 37).
   *
   * @return empty when Q is below the lower quantile at tau2 = 0 already
   */
  public Tau2Bounds qProfile() {
    double tail = (1 - level) / 2;
    double lowQuantile = ChiSquared.quantile(tail, df());
    model.at(0);
    if (model.yPy < lowQuantile) {
      return Tau2Bounds.EMPTY;
    }
    double highQuantile = ChiSquared.quantile(1 - tail, df());
    return Tau2Bounds.of(
        MomentEstimators.solve(model, highQuantile).tau2(),
        MomentEstimators.solve(model, lowQuantile).tau2());
  }

  /**
   * The tau2 at which the observed generalized Q is at the tails of its distribution (Biggerstaff
   * and Jackson 2008, Stat. Med. 27, 6093; Jackson 2013, Res. Synth. Meth. 4, 220).
   *
   * @param weights of Q [k]; null for the inverse sampling variances
   * @return empty when Q is so small that no tau2 fits
   * @throws MetaException where a sampling variance is 0
   */
  public Tau2Bounds generalizedQ(double @Nullable [] weights) {
    double tail = (1 - level) / 2;
    if (hasZeroVariance()) {
      throw MetaException.of(
          "a sampling variance is 0, so the generalized Q has no distribution and gives no interval of tau2; take the Q profile or the profile likelihood");
    }
    double[] a = weights == null ? Projection.ones(model.k) : weights;
    if (weights == null) {
      for (int i = 0; i < model.k; i++) {
        a[i] = 1 / model.v[i];
      }
    }
    GeneralizedQ q = new GeneralizedQ(new Projection(a, model.q, model.p, model.y), model.v);
    if (q.cdf(0) < tail) {
      return Tau2Bounds.EMPTY;
    }
    return Tau2Bounds.of(q.tau2At(1 - tail), q.tau2At(tail));
  }

  /**
   * Where the profile log-likelihood is half a chi-square quantile below its maximum (Hardy and
   * Thompson 1996, Stat. Med. 15, 619).
   *
   * @param restricted of the restricted likelihood
   * @return the bounds
   * @throws MetaException where tau2 is too far from the maximum for an upper bound
   */
  public Tau2Bounds profileLikelihood(boolean restricted) {
    ProfileInterval ends =
        ProfileInterval.of(t -> logLik(t, restricted), logLik(tau2, restricted), level).exactly();
    // At 0 itself a study without sampling error has no likelihood.
    double least = hasZeroVariance() ? NEXT_TO_ZERO * tau2 : 0;
    double lower = ends.endUpTo(tau2, least);
    double step = Math.max(tau2, typicalVariance > 0 ? typicalVariance : Double.MIN_NORMAL);
    double upper = ends.end(tau2, step);
    if (Double.isInfinite(upper)) {
      throw MetaException.of(
          "tau2 = %s is so far from the maximum of the likelihood that its profile has no upper bound; estimate tau2 by REML or ML for an interval from the profile likelihood"
              .formatted(tau2));
    }
    return Tau2Bounds.of(lower == least ? 0 : lower, upper);
  }

  private boolean hasZeroVariance() {
    return Arrays.stream(model.v).anyMatch(v -> v == 0);
  }

  private double logLik(double other, boolean restricted) {
    model.at(other);
    return restricted ? model.logLikREML(other) : model.logLikML(other);
  }
}
