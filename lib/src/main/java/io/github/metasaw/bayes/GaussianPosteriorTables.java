package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.GaussianLikelihood;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a posterior of mean and dispersion tells as tables. */
final class GaussianPosteriorTables {

  private final GaussianPosterior fit;

  GaussianPosteriorTables(GaussianPosterior fit) {
    this.fit = fit;
  }

  /** Share of each row in the conditional mean of an intercept, 1'M^-1, its mean over draws. */
  double[] weights() {
    GaussianLikelihood likelihood = fit.likelihood();
    int k = fit.studies().k();
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    double[] share = new double[k];
    for (double[] theta : fit.thetas()) {
      refuseInterrupted();
      likelihood.at(theta);
      double[] w = likelihood.solve(ones);
      double sum = Arrays.stream(w).sum();
      for (int i = 0; i < k; i++) {
        share[i] += 100 * w[i] / sum / fit.thetas().length;
      }
    }
    return share;
  }

  Table shrinkage() {
    int k = fit.studies().k();
    double[][] columns = new double[5][k];
    double[] factors = shrinkageFactors();
    for (int i = 0; i < k; i++) {
      Marginal theta = fit.marginal("theta[" + (i + 1) + "]");
      Interval interval = theta.interval(fit.level());
      columns[0][i] = theta.mean();
      columns[1][i] = theta.sd();
      columns[2][i] = interval.lower();
      columns[3][i] = interval.upper();
      columns[4][i] = factors[i];
    }
    return Table.create(
        "shrinkage",
        StringColumn.create("study", fit.studies().labels()),
        DoubleColumn.create("yi", fit.studies().yi()),
        DoubleColumn.create("estimate", columns[0]),
        DoubleColumn.create("sd", columns[1]),
        DoubleColumn.create("lower", columns[2]),
        DoubleColumn.create("upper", columns[3]),
        DoubleColumn.create("shrinkage", columns[4]));
  }

  /** Mean over draws of (V M^-1)_ii, which for one tau is vi/(vi + tau2). */
  private double[] shrinkageFactors() {
    GaussianLikelihood likelihood = fit.likelihood();
    int k = fit.studies().k();
    double[] factors = new double[k];
    for (double[] theta : fit.thetas()) {
      refuseInterrupted();
      likelihood.at(theta);
      Symmetric v = likelihood.dispersion().sampling();
      double[] inverse = likelihood.inverseDiagonal();
      double[] variances = v.diagonal();
      for (int i = 0; i < k; i++) {
        double factor =
            v instanceof Diagonal ? variances[i] * inverse[i] : likelihood.solve(column(v, i))[i];
        factors[i] += factor / fit.thetas().length;
      }
    }
    return factors;
  }

  private static double[] column(Symmetric v, int i) {
    double[] unit = new double[v.size()];
    unit[i] = 1;
    return v.multiply(unit);
  }

  private static void refuseInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  /** A quantity with a normal error of its own. */
  Marginal withError(String variable, double se) {
    RandomStream stream = fit.freshStream();
    double[] draws = fit.sample().pooled(variable);
    for (int s = 0; s < draws.length; s++) {
      draws[s] += se * stream.nextGaussian();
    }
    return new DrawsMarginal(draws);
  }

  Table priors() {
    StringColumn parameter = StringColumn.create("parameter");
    StringColumn prior = StringColumn.create("prior");
    for (int j = 0; j < fit.design().columns(); j++) {
      parameter.append(fit.variables().get(j));
      prior.append(fit.given().coefficients().get(j).code());
    }
    for (DispersionPrior each : fit.given().dispersion()) {
      int equals = each.code().indexOf(" = ");
      parameter.append(each.code().substring(0, equals));
      prior.append(each.code().substring(equals + 3));
    }
    return Table.create("priors", parameter, prior);
  }
}
