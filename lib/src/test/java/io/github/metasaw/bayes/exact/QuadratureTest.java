package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.RegressionData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The stated error against a finer rule, any units, priors that integrate, and the limits. */
class QuadratureTest {

  private static final double[] YI = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] SEI = {15, 10, 16, 11, 9, 11, 10, 18};

  private static Table table(double unit) {
    double[] yi = YI.clone();
    double[] sei = SEI.clone();
    for (int i = 0; i < yi.length; i++) {
      yi[i] *= unit;
      sei[i] *= unit;
    }
    return Table.create("schools", DoubleColumn.create("yi", yi), DoubleColumn.create("sei", sei));
  }

  private static BayesFit fit(double unit, String... priors) {
    return Meta.bayes(
        Meta.studies(table(unit)).sei("sei"),
        "yi ~ 1\n" + String.join("\n", priors),
        Map.of(),
        BayesOptions.defaults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tau = flat()",
        "tau = half_cauchy(0.1)",
        "tau = half_cauchy(1000)",
        "1/tau2 = gamma(0.001, 0.001)",
        "log(tau2) = uniform(-10, 10)",
        "tau = uniform(3, 3.001)",
        "tau = log_normal(2, 0.01)",
        "tau = dumouchel()",
        "tau = berger_deely()",
        "tau2 = gamma(0.001, 0.001)"
      })
  void agreesWithAFinerRule(String prior) {
    Studies studies = Meta.studies(table(1)).sei("sei").read();
    Design design = Design.intercept(8);
    ModelPriors priors =
        ModelPriors.of(ModelText.parse("yi ~ 1\nprior " + prior).priors(), design.data(studies));
    ExactPosterior coarse = PosteriorQuadrature.compute(design.data(studies), priors);
    ExactPosterior fine = PosteriorQuadrature.compute(design.data(studies), priors, 1);
    assertEquals(fine.logMarginal(), coarse.logMarginal(), 1e-9);
    PosteriorMixtures few = new PosteriorMixtures(coarse, true);
    PosteriorMixtures many = new PosteriorMixtures(fine, true);
    Map<Marginal, Marginal> pairs =
        Map.of(
            coarse.tau(), fine.tau(),
            few.coefficient(0), many.coefficient(0),
            few.theta(0), many.theta(0),
            few.betaF(), many.betaF(),
            few.next(new double[] {1}, 0), many.next(new double[] {1}, 0),
            few.zeta2(), many.zeta2());
    pairs.forEach(
        (a, b) -> {
          double scale = Math.max(b.quantile(0.75) - b.quantile(0.25), b.mean());
          assertEquals(b.mean(), a.mean(), 1e-8 * scale);
          if (Double.isFinite(b.sd())) {
            assertEquals(b.sd(), a.sd(), 1e-8 * b.sd());
          }
          for (double p : new double[] {0.025, 0.25, 0.5, 0.75, 0.975}) {
            double q = b.quantile(p);
            // At 0 there may be an atom: the part of the tail that is a pure power of tau.
            assertEquals(q == 0 ? b.cdf(0) : p, a.cdf(q), 1e-8);
          }
        });
  }

  /** The same answer in any units, for priors that move with them. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 1e6})
  void doesNotDependOnUnits(double unit) {
    BayesFit one = fit(1, "prior mu = normal(0, sd = 20)", "prior tau = half_normal(sd = 10)");
    BayesFit other =
        fit(
            unit,
            "prior mu = normal(0, sd = " + 20 * unit + ")",
            "prior tau = half_normal(sd = " + 10 * unit + ")");
    for (String variable : List.of("mu", "tau", "theta_new", "theta[1]", "beta_F")) {
      assertEquals(one.mean(variable) * unit, other.mean(variable), 1e-9 * 10 * unit, variable);
      assertEquals(
          one.quantile(variable, 0.025) * unit,
          other.quantile(variable, 0.025),
          1e-8 * 10 * unit,
          variable);
    }
    assertEquals(
        one.median("zeta2") * unit * unit, other.median("zeta2"), 1e-7 * unit * unit, "zeta2");
    assertEquals(one.logMarginal() - 8 * Math.log(unit), other.logMarginal(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tau = uniform(0, 2)",
        "tau2 = uniform(0, 2)",
        "1/tau2 = uniform(1/1000, 1000)",
        "log(tau2) = uniform(-10, 10)",
        "log(tau) = normal(-1, sd = 2)",
        "tau = half_normal(sd = 0.3)",
        "tau2 = half_normal(variance = 4)",
        "tau = half_t(4, 2)",
        "tau = half_cauchy(0.5)",
        "tau2 = half_cauchy(0.5)",
        "tau = half_logistic(0.5)",
        "tau = exponential(3)",
        "tau = log_normal(-1, 0.7)",
        "tau2 = log_normal(-3.5, 1.3)",
        "1/tau2 = gamma(0.1, 0.1)",
        "tau = gamma(2, 3)",
        "tau2 = inverse_gamma(1.5, 2)",
        "tau = lomax(1, 6)",
        "1/tau2 = pareto(1, 0.001)",
        "tau = pareto(2, 0.1)",
        "tau = uniform_shrinkage()",
        "tau = dumouchel()",
        "tau = conventional()",
        "tau = i2()"
      })
  void priorsIntegrateToOneAsDensitiesOfTau(String prior) {
    ModelPriors set =
        ModelPriors.of(
            ModelText.parse("yi ~ 1\nprior " + prior).priors(),
            RegressionData.intercept(new double[3], new double[] {0.1, 0.4, 2}));
    assertTrue(set.tau().isProper());
    ScaledDensity density = set.tauDensity().density();
    assertEquals(0, LogPanels.of(density, 0).logIntegral(), 1e-9);
  }

  /** Lambert's L7 is uniform on the variance, written on the precision. */
  @Test
  void paretoOnThePrecisionIsUniformOnTheVariance() {
    BayesFit pareto = fit(1, "prior L7");
    BayesFit uniform = fit(1, "prior tau2 = uniform(0, 1000)");
    assertEquals(uniform.mean("tau"), pareto.mean("tau"), 1e-10);
    assertEquals(uniform.logMarginal(), pareto.logMarginal(), 1e-10);
  }

  /** tau of 0 is full pooling, a huge tau none. */
  @Test
  void limitsOfTau() {
    BayesFit pooled = fit(1, "prior tau = fixed(0)");
    BayesFit apart = fit(1, "prior tau = fixed(1e9)");
    for (int i = 0; i < YI.length; i++) {
      String theta = "theta[" + (i + 1) + "]";
      assertEquals(pooled.mean("mu"), pooled.mean(theta), 1e-12);
      assertEquals(YI[i], apart.mean(theta), 1e-9);
      assertEquals(SEI[i], apart.sd(theta), 1e-9);
    }
    assertEquals(0, pooled.mean("zeta2"), 0);
    assertEquals(7.685616724956036, pooled.mean("mu"), 1e-12);
  }

  /** A Student prior with many degrees of freedom is a normal one; with few it has its own tail. */
  @Test
  void studentPriorsOfMu() {
    BayesFit normal = fit(1, "prior mu = normal(5, sd = 3)", "prior tau = half_normal(sd = 5)");
    BayesFit student = fit(1, "prior mu = t(1e7, 5, 3)", "prior tau = half_normal(sd = 5)");
    assertEquals(normal.mean("mu"), student.mean("mu"), 1e-5);
    assertEquals(normal.logMarginal(), student.logMarginal(), 1e-5);
    BayesFit cauchy = fit(1, "prior mu = cauchy(0, 5)", "prior tau = fixed(2)");
    double[] mean = new double[2];
    double step = 0.001;
    for (double mu = -200; mu < 200; mu += step) {
      double log = -Math.log(5 * Math.PI * (1 + mu * mu / 25));
      for (int i = 0; i < YI.length; i++) {
        double v = SEI[i] * SEI[i] + 4;
        log -= 0.5 * (Math.log(2 * Math.PI * v) + (YI[i] - mu) * (YI[i] - mu) / v);
      }
      mean[0] += step * Math.exp(log);
      mean[1] += step * Math.exp(log) * mu;
    }
    assertEquals(Math.log(mean[0]), cauchy.logMarginal(), 1e-9);
    assertEquals(mean[1] / mean[0], cauchy.mean("mu"), 1e-9);
  }
}
