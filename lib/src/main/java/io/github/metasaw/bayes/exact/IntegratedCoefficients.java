package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.CoefficientPrior;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The coefficients of the mean that are not fixed, and the likelihood in which they are integrated
 * out over their priors. A Student prior is a normal one whose precision is drawn anew, see {@link
 * StudentScaleMixture}. One thread at a time.
 */
@API(status = API.Status.INTERNAL)
public final class IntegratedCoefficients {

  private final double[] known;
  private final int[] free;
  private final CoefficientPrior prior;
  private final GaussianLikelihood likelihood;

  /**
   * @throws MetaException if columns of the design are aliased
   */
  public IntegratedCoefficients(GaussianModel model, List<LocationPrior> priors) {
    int p = priors.size();
    int n = model.studies().k();
    this.known = new double[p];
    for (int j = 0; j < p; j++) {
      known[j] = priors.get(j) instanceof LocationPrior.Fixed fixed ? fixed.value() : 0;
    }
    this.free =
        IntStream.range(0, p)
            .filter(j -> !(priors.get(j) instanceof LocationPrior.Fixed))
            .toArray();
    double[] x = model.mean().x();
    double[] y = model.studies().yi();
    double[] columns = new double[n * free.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        y[i] -= x[i * p + j] * known[j];
      }
      for (int a = 0; a < free.length; a++) {
        columns[i * free.length + a] = x[i * p + free[a]];
      }
    }
    double[] mean = new double[free.length];
    double[] precision = new double[free.length];
    for (int a = 0; a < free.length; a++) {
      LocationPrior one = priors.get(free[a]);
      if (one instanceof LocationPrior.StudentT t) {
        one = t.normal();
      }
      if (one instanceof LocationPrior.Normal normal) {
        mean[a] = normal.mean();
        precision[a] = 1 / (normal.sd() * normal.sd());
      }
    }
    this.prior = new CoefficientPrior(mean, precision);
    this.likelihood =
        GaussianLikelihood.withPrior(y, columns, free.length, model.structure(), prior);
    int[] aliased = likelihood.basis().aliased();
    if (aliased.length > 0) {
      throw MetaException.of(
          "the coefficient %s cannot be told from the others: earlier columns of the design explain it; leave it out"
              .formatted(model.mean().names().get(free[aliased[0]])));
    }
  }

  public GaussianLikelihood likelihood() {
    return likelihood;
  }

  /** Number of coefficients that are not fixed. */
  public int size() {
    return free.length;
  }

  /** All coefficients [p], given those that are free. */
  public void complete(double[] drawn, double[] beta) {
    System.arraycopy(known, 0, beta, 0, known.length);
    for (int a = 0; a < free.length; a++) {
      beta[free[a]] = drawn[a];
    }
  }

  /** Gives a coefficient (by its column of the design) another precision of its prior. */
  public void setPrecision(int column, double value) {
    prior.setPrecision(java.util.Arrays.binarySearch(free, column), value);
  }
}
