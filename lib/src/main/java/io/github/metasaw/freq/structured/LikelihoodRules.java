package io.github.metasaw.freq.structured;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.GaussianModel;
import java.util.Arrays;

/** Likelihoods that have no maximum, because V is singular. */
final class LikelihoodRules {

  /** A variance of true effects that counts as 0, as a share of the sampling variances. */
  private static final double NEGLIGIBLE = 1e-9;

  private LikelihoodRules() {}

  /**
   * Refuses a likelihood that grows without bound as the heterogeneity goes to 0: V is singular,
   * and the estimates agree exactly where it says that they have no error.
   */
  static void refuseUnbounded(StructuredSolution fit) {
    Symmetric v = fit.likelihood().dispersion().sampling();
    double[] variances = v.diagonal();
    double known = Arrays.stream(variances).average().orElse(0);
    double most = Arrays.stream(fit.likelihood().dispersion().heterogeneity()).max().orElse(0);
    if (most > NEGLIGIBLE * (known + fit.likelihood().typicalVariance())
        || Definiteness.isFullRank(v)) {
      return;
    }
    throw MetaException.of(
        "the likelihood grows without bound as the heterogeneity goes to 0: V is singular, and the estimates agree exactly where it leaves no error%s; leave one of such rows out, or lower the correlation"
            .formatted(alike(fit.model.studies(), v)));
  }

  /** Two rows whose sampling errors V makes the same, if there are any. */
  private static String alike(Studies studies, Symmetric v) {
    double[] diagonal = v.diagonal();
    for (int i = 0; i < diagonal.length; i++) {
      for (int j = 0; j < i; j++) {
        double product = Math.sqrt(diagonal[i] * diagonal[j]);
        if (product > 0 && Math.abs(v.get(i, j)) >= (1 - 1e-9) * product) {
          return ", as in %s and %s".formatted(studies.rowName(j), studies.rowName(i));
        }
      }
    }
    return "";
  }

  /** Says why no theta makes the covariance of the estimates positive definite. */
  static MetaException notPositiveDefinite(GaussianModel model) {
    return MetaException.of(
        model.structure().hasSigma()
            ? "the covariance of the estimates is not positive definite, whatever the heterogeneity; is V a covariance matrix?"
            : "the sampling covariance V is singular and the model has no sigma, so there is no likelihood; leave sigma ~ 0 out");
  }
}
