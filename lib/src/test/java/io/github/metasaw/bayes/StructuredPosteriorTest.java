package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Mcse;
import io.github.metasaw.fit.BayesFit;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Posteriors of models with several variances, against sums over grids of dense densities. */
class StructuredPosteriorTest {

  /** Largest difference in Monte Carlo standard errors, over some hundred comparisons. */
  private static final double ERRORS = 4.5;

  private static final BayesOptions OPTIONS = BayesOptions.defaults().withDraws(5000).withSeed(3);

  private static void assertFollows(BayesFit fit, List<String> names, DenseSum expected) {
    for (int v = 0; v < names.size(); v++) {
      String name = names.get(v);
      double[][] draws = fit.sample().byIteration(name);
      assertEquals(expected.mean(v), fit.mean(name), ERRORS * Mcse.mean(draws), name);
      assertEquals(expected.sd(v), fit.sd(name), ERRORS * Mcse.sd(draws), "sd of " + name);
    }
    assertEquals(
        List.of(),
        fit.checkList().stream().filter(check -> check.status() == Check.Status.ERROR).toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = Sampler.class,
      names = {"NUTS", "GIBBS"})
  void twoVariances(Sampler sampler) {
    BayesFit fit =
        Meta.bayes(
            ClusteredRows.rows(),
            """
            yi ~ 1 + (1 | study) + meta_V(V = vi)
            prior mu = normal(0.2, sd = 0.8)
            prior sigma = half_normal(sd = 0.3)
            prior sd(study) = half_normal(sd = 0.5)
            """,
            OPTIONS.withSampler(sampler));
    int n = ClusteredRows.YI.length;
    double mu2 = 0.64;
    DenseSum sum = new DenseSum(new ArrayRealVector(ClusteredRows.YI).mapSubtract(0.2), 8);
    for (double u = -9; u < 2; u += 0.1) {
      for (double w = -9; w < 3; w += 0.1) {
        double sigma2 = Math.exp(2 * u);
        double group2 = Math.exp(2 * w);
        RealMatrix m = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double shared = ClusteredRows.STUDY[i].equals(ClusteredRows.STUDY[j]) ? group2 : 0;
            m.setEntry(i, j, mu2 + shared + (i == j ? ClusteredRows.VI[i] + sigma2 : 0));
          }
        }
        sum.at(u + w - 0.5 * (sigma2 / 0.09 + group2 / 0.25), m);
        sum.add(0, Math.sqrt(sigma2));
        sum.add(1, Math.sqrt(group2));
        sum.add(2, sigma2 + group2);
        sum.add(3, 0.2, mu2, new ArrayRealVector(n, mu2));
        sum.add(4, 0, group2, of("a", -1, 0, group2, 0));
        sum.add(5, 0, group2, of("c", -1, 0, group2, 0));
        sum.add(6, 0.2, mu2 + group2 + sigma2, of("a", 0, mu2, group2, sigma2));
        sum.add(7, 0.2, mu2 + group2 + sigma2, of("c", 5, mu2, group2, sigma2));
      }
    }
    assertFollows(
        fit,
        List.of(
            "sigma", "sd(study)", "tau2", "mu", "u[study=a]", "u[study=c]", "theta[1]", "theta[6]"),
        sum);
  }

  /** Covariance with the estimates of an effect of a study, of a row of it, and of the mean. */
  private static RealVector of(String study, int row, double mu2, double group2, double sigma2) {
    RealVector c = new ArrayRealVector(ClusteredRows.STUDY.length, mu2);
    for (int i = 0; i < ClusteredRows.STUDY.length; i++) {
      c.addToEntry(
          i, (ClusteredRows.STUDY[i].equals(study) ? group2 : 0) + (i == row ? sigma2 : 0));
    }
    return c;
  }

  private static final double[][] Y12 = {
    {0.3, 0.5}, {0.1, 0.2}, {0.7, 0.9}, {-0.2, 0.1}, {0.4, 0.2}, {0.9, 0.8}, {0.2, 0.4}
  };

  @ParameterizedTest
  @EnumSource(
      value = Sampler.class,
      names = {"NUTS", "GIBBS"})
  void twoOutcomesAndTheirCorrelation(Sampler sampler) {
    int k = Y12.length;
    double[] y1 = new double[k];
    double[] y2 = new double[k];
    double[] v1 = new double[k];
    double[] v2 = new double[k];
    RealVector gap = new ArrayRealVector(2 * k);
    for (int i = 0; i < k; i++) {
      y1[i] = Y12[i][0];
      y2[i] = Y12[i][1];
      v1[i] = 0.02 + 0.005 * i;
      v2[i] = 0.05 - 0.004 * i;
      gap.setEntry(2 * i, y1[i]);
      gap.setEntry(2 * i + 1, y2[i]);
    }
    Table dat =
        Table.create(
            "two",
            DoubleColumn.create("y1", y1),
            DoubleColumn.create("y2", y2),
            DoubleColumn.create("v1", v1),
            DoubleColumn.create("v2", v2));
    BayesFit fit =
        Meta.bayes(
            dat,
            """
            mu1 = y1 ~ 1 + meta_V(V = v1)
            mu2 = y2 ~ 1 + meta_V(V = v2)
            prior mu1 = normal(0, sd = 1)
            prior mu2 = normal(0, sd = 1)
            prior sigma1 = half_normal(sd = 0.5)
            prior sigma2 = half_normal(sd = 0.5)
            prior rho12 = lkj(1.5)
            """,
            OPTIONS.withSampler(sampler));
    DenseSum sum = new DenseSum(gap, 6);
    for (double a = -7; a < 1.5; a += 0.25) {
      for (double b = -7; b < 1.5; b += 0.25) {
        for (double z = -6; z < 6; z += 0.25) {
          double rho = Math.tanh(z);
          double[] sigma = {Math.exp(a), Math.exp(b)};
          RealMatrix m = new Array2DRowRealMatrix(2 * k, 2 * k);
          RealVector third = new ArrayRealVector(2 * k);
          for (int i = 0; i < 2 * k; i++) {
            for (int j = 0; j < 2 * k; j++) {
              double c = i % 2 == j % 2 ? 1 : 0;
              if (i / 2 == j / 2) {
                c += sigma[i % 2] * sigma[j % 2] * (i == j ? 1 : rho);
              }
              if (j == 2) {
                third.setEntry(i, c);
              }
              m.setEntry(i, j, c + (i == j ? (i % 2 == 0 ? v1[i / 2] : v2[i / 2]) : 0));
            }
          }
          double logPrior =
              a + b + 1.5 * Math.log1p(-rho * rho) - 2 * (Math.exp(2 * a) + Math.exp(2 * b));
          sum.at(logPrior, m);
          sum.add(0, sigma[0]);
          sum.add(1, sigma[1]);
          sum.add(2, rho);
          sum.add(3, 0, 1, mean(k, 0));
          sum.add(4, 0, 1, mean(k, 1));
          sum.add(5, 0, 1 + sigma[0] * sigma[0], third);
        }
      }
    }
    assertFollows(
        fit,
        List.of("sigma1", "sigma2", "rho12", "mu1:(Intercept)", "mu2:(Intercept)", "theta[3]"),
        sum);
  }

  private static RealVector mean(int k, int outcome) {
    RealVector c = new ArrayRealVector(2 * k);
    for (int i = 0; i < k; i++) {
      c.setEntry(2 * i + outcome, 1);
    }
    return c;
  }

  /** Sampling errors with covariances. */
  @Test
  void fullV() {
    double[][] v = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        v[i][j] = 0.05 * Math.pow(0.6, Math.abs(i - j));
      }
    }
    Table dat = Table.create("dat", DoubleColumn.create("yi", 0.1, 0.5, 0.2, 0.9, 0.4, 0.3));
    StudyReader reader = StudyReader.of(dat).V(KnownV.dense(v));
    String text =
        "yi ~ 1 + meta_V(V = V)\nprior mu = normal(0, sd = 1)\nprior tau = half_normal(sd = 0.5)";
    BayesFit fit = Meta.bayes(reader, text, Map.of(), OPTIONS);
    assertEquals("direct", fit.sampler());
    DenseSum sum = new DenseSum(new ArrayRealVector(dat.doubleColumn("yi").asDoubleArray()), 3);
    for (double u = -10; u < 2; u += 0.02) {
      double tau2 = Math.exp(2 * u);
      RealMatrix m = new Array2DRowRealMatrix(v).scalarAdd(1);
      RealVector second = new ArrayRealVector(6, 1);
      second.addToEntry(1, tau2);
      for (int i = 0; i < 6; i++) {
        m.addToEntry(i, i, tau2);
      }
      sum.at(u - 2 * tau2, m);
      sum.add(0, Math.sqrt(tau2));
      sum.add(1, 0, 1, new ArrayRealVector(6, 1));
      sum.add(2, 0, 1 + tau2, second);
    }
    assertFollows(fit, List.of("tau", "mu", "theta[2]"), sum);
  }

  /** Intercepts and slopes that vary together: draws of one prior where the data tell nothing. */
  @Test
  void covarianceOfEffectsHasItsPrior() {
    Table dat = ClusteredRows.rows();
    dat.addColumns(DoubleColumn.create("x", 1, 2, 3, 1, 2, 1, 1, 2, 3, 4, 1, 2));
    dat.replaceColumn("vi", DoubleColumn.create("vi", new double[12]).map(v -> 1e8).setName("vi"));
    BayesFit fit =
        Meta.bayes(
            dat,
            """
            yi ~ 1 + (1 + x + I(x^2) | study) + meta_V(V = vi)
            sigma ~ 0
            prior mu = normal(0, sd = 1)
            prior sd(study:(Intercept)) = half_normal(sd = 1)
            prior sd(study:x) = half_normal(sd = 2)
            prior sd(study:I(x^2)) = half_normal(sd = 1)
            prior cor(study) = lkj(2)
            """,
            OPTIONS);
    // Under lkj(eta) each correlation of m effects is Beta(eta - 1 + m/2) on (-1, 1).
    double sd = Math.sqrt(1 / (2 * (2 - 1 + 1.5) + 1));
    for (String name : fit.variables()) {
      if (name.startsWith("cor(")) {
        double[][] draws = fit.sample().byIteration(name);
        assertEquals(0, fit.mean(name), ERRORS * Mcse.mean(draws), name);
        assertEquals(sd, fit.sd(name), ERRORS * Mcse.sd(draws), name);
      }
    }
    double[][] draws = fit.sample().byIteration("sd(study:x)");
    assertEquals(2 * Math.sqrt(2 / Math.PI), fit.mean("sd(study:x)"), ERRORS * Mcse.mean(draws));
  }

  @Test
  void sameDigitsWhateverTheThreads() {
    // The same chain alone and beside others.
    String text =
        "yi ~ 1 + (1 | study) + meta_V(V = vi)\nprior sigma = half_normal(sd = 1)\n"
            + "prior sd(study) = half_normal(sd = 1)\nprior mu = t(4, 0, 1)";
    BayesOptions options = BayesOptions.defaults().withWarmup(100).withDraws(50);
    for (Sampler sampler : List.of(Sampler.NUTS, Sampler.GIBBS)) {
      double[][] four =
          Meta.bayes(ClusteredRows.rows(), text, options.withSampler(sampler))
              .sample()
              .variable("theta[3]");
      double[][] one =
          Meta.bayes(ClusteredRows.rows(), text, options.withSampler(sampler).withChains(1))
              .sample()
              .variable("theta[3]");
      org.junit.jupiter.api.Assertions.assertArrayEquals(four[0], one[0]);
    }
  }
}
