package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.PrecisionShares;
import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.QuadraticForms;
import java.util.Arrays;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Posterior predictive p values (Gelman et al. 2013, section 6.3). Replicates are new studies with
 * the same sampling variances whose effects are drawn anew. A value near 0 or 1 is unusual under
 * the model, rarer than for a uniform p value.
 */
@API(status = API.Status.INTERNAL)
public final class PosteriorPredictive {

  /**
   * A sampling variance below this share of the median counts as this share in the weights of Q.
   */
  private static final double LEAST_SHARE = 1e-8;

  private PosteriorPredictive() {}

  /**
   * The posterior predictive p value of heterogeneity, exact: Q does not depend on mu, and given
   * tau is a quadratic form in independent normals of variance vi + tau2.
   *
   * @param marginals of the posterior of a model without moderators
   * @return P(Q of a replicate &gt;= Q of the data)
   */
  public static double heterogeneity(ExactMarginals marginals) {
    double[] eta = shares(marginals.data().vi());
    double[] yi = marginals.data().yi();
    double mean = 0;
    for (int i = 0; i < yi.length; i++) {
      mean += eta[i] * yi[i];
    }
    double observed = 0;
    for (int i = 0; i < yi.length; i++) {
      observed += eta[i] * (yi[i] - mean) * (yi[i] - mean);
    }
    return 1 - marginals.resolved(list -> replicate(list, eta)).cdf(observed);
  }

  /**
   * Weights of Q, summing to one. A study that is known almost exactly gets the weight of a precise
   * one: Q tends to a limit, and the quadratic forms would lose the digits of the other studies.
   */
  private static double[] shares(double[] vi) {
    double[] sorted = vi.clone();
    Arrays.sort(sorted);
    double least = LEAST_SHARE * sorted[sorted.length / 2];
    return PrecisionShares.of(Arrays.stream(vi).map(v -> Math.max(v, least)).toArray());
  }

  private static QuadraticFormMixture replicate(ExactPosterior posterior, double[] eta) {
    int k = posterior.k();
    int n = posterior.size();
    double[] d = new double[n * k];
    for (int c = 0; c < n; c++) {
      for (int i = 0; i < k; i++) {
        d[c * k + i] = posterior.vi(i) + posterior.tau(c) * posterior.tau(c);
      }
    }
    return new QuadraticFormMixture(
        new QuadraticForms(eta, new double[n * k], d, new double[0], 0), posterior.weights());
  }

  /**
   * Every study against the rest of the model.
   *
   * @param studies the data
   * @param posterior of the model
   * @param mixtures over its list of values of tau
   * @return study, yi, predicted mean and SD of a new estimate with its sampling variance, and the
   *     two-sided p value of yi there
   */
  public static Table studies(
      Studies studies, ExactPosterior posterior, PosteriorMixtures mixtures) {
    int k = studies.k();
    double[] mean = new double[k];
    double[] sd = new double[k];
    double[] p = new double[k];
    for (int i = 0; i < k; i++) {
      var replicate = mixtures.next(posterior.row(i), posterior.vi(i));
      mean[i] = replicate.mean();
      sd[i] = replicate.sd();
      double below = replicate.cdf(posterior.yi(i));
      p[i] = 2 * Math.min(below, 1 - below);
    }
    return Table.create(
        "posterior predictive",
        StringColumn.create("study", studies.labels()),
        DoubleColumn.create("yi", studies.yi()),
        DoubleColumn.create("mean", mean),
        DoubleColumn.create("sd", sd),
        DoubleColumn.create("p", p));
  }
}
