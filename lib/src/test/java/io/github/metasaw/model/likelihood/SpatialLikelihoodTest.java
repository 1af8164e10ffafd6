package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.covariance.EffectCorrelation;
import io.github.metasaw.model.covariance.EffectCovariance;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.OneEffect;
import io.github.metasaw.model.covariance.ResidualHeterogeneity;
import io.github.metasaw.model.covariance.ScaleDesign;
import io.github.metasaw.model.covariance.SpatialCorrelation;
import io.github.metasaw.model.covariance.SpatialFunction;
import io.github.metasaw.model.covariance.StructuredEffects;
import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Levels correlated by their distance, against the same likelihood with its matrix written out. */
class SpatialLikelihoodTest {

  private static final int ROWS = 20;
  private static final int SITES = 8;
  private static final double[] YI = RRandom.setSeed(11).rnorm(ROWS);
  private static final double[] VI = RRandom.setSeed(12).runif(ROWS, 0.05, 0.4);
  private static final double[] PLACE = RRandom.setSeed(13).runif(SITES, 0, 10);
  private static final double[] X = RRandom.setSeed(14).rnorm(ROWS);
  private static final int[] SITE = IntStream.range(0, ROWS).map(i -> i * 3 % SITES).toArray();

  private static double[] distances() {
    double[] d = new double[SITES * SITES];
    Arrays.setAll(d, e -> Math.abs(PLACE[e / SITES] - PLACE[e % SITES]));
    return d;
  }

  /** One effect, or two uncorrelated ones with one SD. */
  private static GaussianLikelihood likelihood(SpatialFunction function, int m, boolean reml) {
    double[] z = new double[ROWS * m];
    for (int i = 0; i < ROWS; i++) {
      z[i * m] = 1;
      if (m == 2) {
        z[i * m + 1] = X[i];
      }
    }
    EffectCovariance covariance =
        m == 1
            ? new OneEffect(ScaleDesign.constant(SITES))
            : new StructuredEffects(new EffectCorrelation.Independent(2), true);
    GroupEffect group =
        new GroupEffect(
                "site",
                IntStream.range(0, SITES).mapToObj(g -> "s" + g).toList(),
                List.of("(Intercept)", "x").subList(0, m),
                new GroupEffect.Rows(SITE, z),
                covariance,
                false)
            .with(SpatialCorrelation.of(function, SITES, distances()));
    ResidualHeterogeneity sigma =
        new ResidualHeterogeneity(
            new Target.Sigma(0),
            IntStream.range(0, ROWS).toArray(),
            ScaleDesign.constant(ROWS),
            false);
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    return new GaussianLikelihood(
        YI,
        ones,
        1,
        new MarginalCovariance(Diagonal.of(VI.clone()), List.of(sigma), null, null, List.of(group)),
        reml,
        null);
  }

  private static double dense(SpatialFunction function, int m, boolean reml, double[] theta) {
    double[] d = distances();
    RealMatrix all = new Array2DRowRealMatrix(ROWS, ROWS);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < ROWS; j++) {
        double r = function.correlation(d[SITE[i] * SITES + SITE[j]], Math.exp(theta[2]));
        double shared = m == 1 ? 1 : 1 + X[i] * X[j];
        double own = i == j ? VI[i] + Math.exp(2 * theta[0]) : 0;
        all.setEntry(i, j, own + Math.exp(2 * theta[1]) * r * shared);
      }
    }
    RealMatrix inverse = MatrixUtils.inverse(all);
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    double[] w = inverse.operate(ones);
    double information = Arrays.stream(w).sum();
    double mean = 0;
    for (int i = 0; i < ROWS; i++) {
      mean += w[i] * YI[i] / information;
    }
    double[] r = YI.clone();
    for (int i = 0; i < ROWS; i++) {
      r[i] -= mean;
    }
    double[] u = inverse.operate(r);
    double value = Math.log(new LUDecomposition(all).getDeterminant());
    for (int i = 0; i < ROWS; i++) {
      value += r[i] * u[i];
    }
    value += ROWS * Math.log(2 * Math.PI);
    return -(reml ? value + Math.log(information / ROWS) - Math.log(2 * Math.PI) : value) / 2;
  }

  @ParameterizedTest
  @EnumSource(SpatialFunction.class)
  void theLikelihoodAndItsGradientAreThoseOfTheMatrixWrittenOut(SpatialFunction function) {
    for (int m = 1; m <= 2; m++) {
      for (boolean reml : new boolean[] {false, true}) {
        GaussianLikelihood likelihood = likelihood(function, m, reml);
        double[] theta = {-1.2, -0.3, Math.log(2.6)};
        assertEquals(dense(function, m, reml, theta), likelihood.at(theta), 1e-11);
        double[] gradient = likelihood.gradient();
        for (int t = 0; t < theta.length; t++) {
          double[] more = theta.clone();
          double[] less = theta.clone();
          more[t] += 1e-5;
          less[t] -= 1e-5;
          double rise = dense(function, m, reml, more) - dense(function, m, reml, less);
          assertEquals(rise / 2e-5, gradient[t], 1e-7, "parameter " + t);
        }
      }
    }
  }

  /** The average information (dM_s u)'P(dM_t u)/2, with differences of M u from those of P. */
  @ParameterizedTest
  @EnumSource(SpatialFunction.class)
  void productsWithDerivativesAreThoseOfDifferences(SpatialFunction function) {
    GaussianLikelihood likelihood = likelihood(function, 1, true);
    double[] theta = {-1.2, -0.3, Math.log(2.6)};
    likelihood.at(theta);
    double[] u = likelihood.mean().scaledResiduals();
    double[][] f = new double[3][ROWS];
    for (int t = 0; t < 3; t++) {
      for (int side = -1; side <= 1; side += 2) {
        double[] moved = theta.clone();
        moved[t] += side * 1e-5;
        likelihood.at(moved);
        for (int i = 0; i < ROWS; i++) {
          double[] row = likelihood.dispersion().covarianceRow(i);
          for (int j = 0; j < ROWS; j++) {
            f[t][i] += side * row[j] * u[j] / 2e-5;
          }
        }
      }
    }
    likelihood.at(theta);
    double[] found = likelihood.information();
    for (int s = 0; s < 3; s++) {
      double[] projected = likelihood.mean().project(f[s]);
      for (int t = 0; t < 3; t++) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
          sum += projected[i] * f[t][i];
        }
        assertEquals(sum / 2, found[s * 3 + t], 1e-7);
      }
    }
  }
}
