package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.distribution.QuadraticFormInversion;
import io.github.metasaw.distribution.QuadraticForms;
import io.github.metasaw.fit.HighestDensityInterval;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.RegressionData;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** zeta2 where its distribution given tau is narrow, wide, or has one eigenvalue above all. */
class QuadraticFormMixtureTest {

  private static final double[] PROBABILITIES = {0.001, 0.02, 0.2, 0.5, 0.8, 0.98, 0.999};

  /**
   * Studies with standard errors exp(spread z).
   *
   * @param tau SD of the effects
   */
  private static Studies studies(int k, double tau, double spread) {
    SplittableRandom random = new SplittableRandom(k + 31L * Math.round(100 * tau));
    double[] yi = new double[k];
    double[] sei = new double[k];
    for (int i = 0; i < k; i++) {
      sei[i] = Math.exp(spread * random.nextGaussian());
      yi[i] = tau * random.nextGaussian() + sei[i] * random.nextGaussian();
    }
    Table table = Table.create("t", DoubleColumn.create("yi", yi), DoubleColumn.create("sei", sei));
    return StudyReader.of(table).sei("sei").read();
  }

  private static ModelPriors priors(String mu) {
    return ModelPriors.of(
        ModelText.parse("yi ~ 1\nprior mu = " + mu + "\nprior tau = half_cauchy(1)").priors(),
        RegressionData.intercept(new double[1], new double[] {1}));
  }

  /** Of many studies, zeta2 given tau passes from 0 to 1 while tau hardly changes. */
  @ParameterizedTest
  @CsvSource({
    "2, 0, 0",
    "3, 1, 0",
    "8, 0.1, 1",
    "8, 0.1, 2.5",
    "20, 1, 0",
    "79, 0, 0",
    "79, 0.3, 0",
    "79, 1, 0",
    "79, 0.1, 1",
    "200, 0, 0",
    "200, 1, 0.5"
  })
  void agreesWithAFinerRule(int k, double tau, double spread) {
    Studies studies = studies(k, tau, spread);
    Design design = Design.intercept(k);
    ModelPriors priors = priors("normal(0, sd = 10)");
    ExactPosterior exact = PosteriorQuadrature.compute(design.data(studies), priors);
    Marginal ours =
        new ExactMarginals(design.data(studies), priors, exact).of(zeta2(studies, design));
    Marginal fine =
        new PosteriorMixtures(PosteriorQuadrature.compute(design.data(studies), priors, 4), false)
            .zeta2();
    for (double p : PROBABILITIES) {
      assertEquals(p, fine.cdf(ours.quantile(p)), 1e-10);
    }
  }

  /** By Newton's method as by a minimiser over quantiles. */
  @ParameterizedTest
  @CsvSource({
    "2, 0, 0, 0.95",
    "3, 1, 0, 0.5",
    "8, 0.1, 1, 0.95",
    "8, 2, 0.2, 0.95",
    "8, 2, 0.2, 0.1",
    "8, 2, 0.2, 0.999",
    "20, 1, 0, 0.9",
    "20, 0.5, 0, 0.95",
    "79, 0.3, 0, 0.95",
    "79, 1, 0, 0.5"
  })
  void shortestInterval(int k, double tau, double spread, double level) {
    Studies studies = studies(k, tau, spread);
    Design design = Design.intercept(k);
    ModelPriors priors = priors("normal(0, sd = 10)");
    ExactPosterior exact = PosteriorQuadrature.compute(design.data(studies), priors);
    Marginal zeta2 =
        new ExactMarginals(design.data(studies), priors, exact).of(zeta2(studies, design));
    Interval ours = zeta2.shortest(level);
    Interval slow = HighestDensityInterval.interval(zeta2::quantile, level);
    double length = slow.upper() - slow.lower();
    // A little mass is at 0 itself, which the interval holds.
    double below = ours.lower() == 0 ? 0 : zeta2.cdf(ours.lower());
    assertEquals(level, zeta2.cdf(ours.upper()) - below, 1e-10);
    assertEquals(length, ours.upper() - ours.lower(), 1e-8 * length);
    if (ours.lower() > 0) {
      double density = zeta2.density(ours.lower());
      assertEquals(density, zeta2.density(ours.upper()), 1e-8 * density);
    }
  }

  private static PosteriorVariable zeta2(Studies studies, Design design) {
    return PosteriorVariables.of(studies, design).find("zeta2");
  }

  /** Draws of tau, mu and theta, in that order, have these quantiles. */
  @ParameterizedTest
  @ValueSource(ints = {3, 30, 79})
  void agreesWithDraws(int k) {
    Studies studies = studies(k, 0.1, 0.3);
    Design design = Design.intercept(k);
    ModelPriors priors = priors("normal(0, sd = 10)");
    ExactPosterior exact = PosteriorQuadrature.compute(design.data(studies), priors);
    Marginal ours =
        new ExactMarginals(design.data(studies), priors, exact).of(zeta2(studies, design));
    double[] eta = exact.shares();
    SplittableRandom random = new SplittableRandom(7);
    int n = 40_000;
    int[] below = new int[PROBABILITIES.length];
    double[] quantiles = Arrays.stream(PROBABILITIES).map(ours::quantile).toArray();
    double[] theta = new double[k];
    for (int draw = 0; draw < n; draw++) {
      double tau = exact.tau().quantile(random.nextDouble());
      double precision = 1e-2;
      double sum = 0;
      for (int i = 0; i < k; i++) {
        double w = 1 / (studies.vi()[i] + tau * tau);
        precision += w;
        sum += w * studies.yi()[i];
      }
      double mu = sum / precision + random.nextGaussian() / Math.sqrt(precision);
      double mean = 0;
      for (int i = 0; i < k; i++) {
        double v = studies.vi()[i];
        double b = v / (v + tau * tau);
        theta[i] =
            b * mu + (1 - b) * studies.yi()[i] + Math.sqrt((1 - b) * v) * random.nextGaussian();
        mean += eta[i] * theta[i];
      }
      double q = 0;
      for (int i = 0; i < k; i++) {
        q += eta[i] * (theta[i] - mean) * (theta[i] - mean);
      }
      for (int j = 0; j < below.length; j++) {
        below[j] += q <= quantiles[j] ? 1 : 0;
      }
    }
    for (int j = 0; j < below.length; j++) {
      double p = PROBABILITIES[j];
      assertEquals(p, below[j] / (double) n, 4.5 * Math.sqrt(p * (1 - p) / n), "p = " + p);
    }
  }

  /** Against the integral of Imhof (1961, Biometrika 48, 419) over the eigenvalues. */
  @ParameterizedTest
  @CsvSource({"3, 0.5, 0", "5, 2, 1", "8, 1, 1", "8, 3, 0", "20, 1, 2"})
  void agreesWithImhof(int k, double spread, int p) {
    SplittableRandom random = new SplittableRandom(k);
    double[] eta = new double[k];
    double[] m = new double[k];
    double[] d = new double[k];
    double[] g = new double[k * p];
    for (int i = 0; i < k; i++) {
      eta[i] = Math.exp(spread * random.nextGaussian());
      m[i] = random.nextGaussian();
      d[i] = Math.exp(spread * random.nextGaussian());
    }
    Arrays.setAll(g, i -> random.nextGaussian());
    double total = Arrays.stream(eta).sum();
    Arrays.setAll(eta, i -> eta[i] / total);
    QuadraticForms forms = new QuadraticForms(eta, m, d, g, p);
    QuadraticFormInversion inverse = new QuadraticFormInversion(forms);
    Imhof imhof = Imhof.of(eta, m, d, g, p);
    for (double z = -2; z <= 8; z += 1.25) {
      double x = forms.mean(0) + z * forms.sd(0);
      if (x > 0) {
        inverse.find(0, x);
        assertEquals(imhof.cdf(x), inverse.cdf(), 1e-7, "z = " + z);
      }
    }
  }

  /** Eigenvalues and noncentralities of A S, and the integral by a fine rule of its own. */
  private record Imhof(double[] lambda, double[] delta2) {

    static Imhof of(double[] eta, double[] m, double[] d, double[] g, int p) {
      int k = eta.length;
      double[][] s = new double[k][k];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          s[i][j] = i == j ? d[i] : 0;
          for (int l = 0; l < p; l++) {
            s[i][j] += g[i * p + l] * g[j * p + l];
          }
        }
      }
      double[][] a = new double[k][k];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          a[i][j] = (i == j ? eta[i] : 0) - eta[i] * eta[j];
        }
      }
      EigenDecomposition ofS = new EigenDecomposition(new Array2DRowRealMatrix(s));
      var root = ofS.getSquareRoot();
      var middle = root.multiply(new Array2DRowRealMatrix(a)).multiply(root);
      EigenDecomposition eigen =
          new EigenDecomposition(middle.add(middle.transpose()).scalarMultiply(0.5));
      double[] shift = eigen.getVT().operate(root.operate(new Array2DRowRealMatrix(a).operate(m)));
      double[] lambda = eigen.getRealEigenvalues();
      double[] delta2 = new double[k];
      for (int i = 0; i < k; i++) {
        delta2[i] = lambda[i] > 1e-12 ? Math.pow(shift[i] / lambda[i], 2) : 0;
      }
      return new Imhof(lambda, delta2);
    }

    double cdf(double x) {
      double sum = 0;
      int n = 200_000;
      double end = 4000 / Arrays.stream(lambda).max().orElseThrow();
      for (int step = 0; step < n; step++) {
        // Denser near 0, where the integrand is large.
        double t = (step + 0.5) / n;
        double u = end * t * t * t;
        double angle = -0.5 * x * u;
        double logRho = 0;
        for (int i = 0; i < lambda.length; i++) {
          double lu = lambda[i] * u;
          double square = 1 + lu * lu;
          angle += 0.5 * (Math.atan(lu) + delta2[i] * lu / square);
          logRho += 0.25 * Math.log(square) + 0.5 * delta2[i] * lu * lu / square;
        }
        sum += Math.sin(angle) * Math.exp(-logRho) / u * 3 * end * t * t / n;
      }
      return 0.5 - sum / Math.PI;
    }
  }

  /** The slope of the distribution function is the density, however uneven a form is. */
  @ParameterizedTest
  @CsvSource({"2, 1, 0", "3, 0, 1", "3, 2.5, 2", "5, 1, 0", "8, 2.5, 2", "20, 0, 2", "79, 1, 1"})
  void densityIsTheSlope(int k, double spread, int p) {
    SplittableRandom random = new SplittableRandom(k);
    int n = 20;
    double[] eta = new double[k];
    double[] m = new double[n * k];
    double[] d = new double[n * k];
    double[] g = new double[n * k * p];
    Arrays.setAll(eta, i -> Math.exp(spread * random.nextGaussian()));
    double total = Arrays.stream(eta).sum();
    Arrays.setAll(eta, i -> eta[i] / total);
    for (int c = 0; c < n; c++) {
      double size = Math.pow(10, 3 * random.nextDouble() - 2);
      double common = Math.pow(10, 4 * random.nextDouble() - 3);
      for (int i = 0; i < k; i++) {
        m[c * k + i] = size * random.nextGaussian();
        d[c * k + i] = 0.1 * Math.exp(spread * random.nextGaussian());
        for (int j = 0; j < p; j++) {
          g[(c * k + i) * p + j] = common * random.nextGaussian();
        }
      }
    }
    QuadraticForms forms = new QuadraticForms(eta, m, d, g, p);
    QuadraticFormInversion inverse = new QuadraticFormInversion(forms);
    for (int c = 0; c < n; c++) {
      // The error of the trapezoid between two points is the third power of the step in SDs.
      for (double z = -8; z <= 30; z += 0.37) {
        double x = forms.mean(c) + z * forms.sd(c);
        double step = 1e-3 * Math.min(x, forms.sd(c));
        if (step > 0) {
          inverse.find(c, x);
          double before = inverse.cdf();
          double slope = inverse.density();
          inverse.find(c, x + step);
          double expected = before + 0.5 * step * (slope + inverse.density());
          assertEquals(expected, inverse.cdf(), 1e-8, "component " + c + ", z = " + z);
        }
      }
    }
  }

  /** Far below its mean a form of one degree of freedom falls as the root of x. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-9, 1e-6, 1e-3})
  void fallsAsItShouldNearZero(double x) {
    QuadraticForms forms =
        new QuadraticForms(new double[] {0.5, 0.5}, new double[2], new double[] {1, 1}, none(), 0);
    QuadraticFormInversion inverse = new QuadraticFormInversion(forms);
    inverse.find(0, x);
    // 2Q is chi-square with 1 df, so F(x) = erf(sqrt(x)).
    double expected = 2 / Math.sqrt(Math.PI) * Math.sqrt(x) * (1 - x / 3 + x * x / 10);
    assertEquals(expected, inverse.cdf(), 1e-11);
    assertTrue(inverse.density() > 0);
  }

  private static double[] none() {
    return new double[0];
  }

  private static PosteriorModel model(Studies studies, Design design, ModelPriors priors) {
    return new PosteriorModel(studies, design, priors, PosteriorVariables.of(studies, design));
  }
}
