package io.github.metasaw.freq.counts;

import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.fit.Solution.Search;
import io.github.metasaw.freq.counts.CountsSolution.FitStatistics;
import io.github.metasaw.freq.counts.CountsSolution.Spread;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.optim.OptimReport;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What follows from the maxima of a mixed model. */
final class MixedResult {

  private final MixedProblem problem;
  private final MixedMaximum best;
  private final MixedMaximum common;
  private final SaturatedModel saturated;
  private final int p;
  private final boolean isEstimated;

  private MixedResult(
      MixedProblem problem, MixedMaximum best, MixedMaximum common, SaturatedModel saturated) {
    this.problem = problem;
    // At tau = 0 the model is that without heterogeneity.
    this.isEstimated = problem.hasSpread(best) && best.logLik() >= common.logLik();
    this.best = isEstimated ? best : common;
    this.common = common;
    this.saturated = saturated;
    this.p = problem.setup().design().p();
  }

  /**
   * Maximises the likelihood.
   *
   * @param problem one model of one set of counts
   * @return its solution; without an estimate where that is infinite
   */
  static CountsSolution solve(MixedProblem problem) {
    if (problem.isInfinite()) {
      return infinite(problem);
    }
    MixedMaximum common = problem.common();
    SaturatedModel saturated = problem.saturated(common);
    MixedMaximum best = problem.isCommon() ? common : problem.withSpread(common);
    return new MixedResult(problem, best, common, saturated).solution();
  }

  private static CountsSolution infinite(MixedProblem problem) {
    double none = Double.NaN;
    CountsSetup setup = problem.setup();
    return new CountsSolution(
        problem.model().method(),
        problem.model().measure(),
        CountsSolution.Basis.intercept(
            setup.k(), new double[setup.given()], setup.estimatesAmongAll()),
        new double[] {none},
        new double[] {none},
        new Spread(none, none, none, none, none, none),
        Map.of(),
        FitStatistics.NONE,
        new Search(false, 0, 0, "none"));
  }

  private CountsSolution solution() {
    double[] v = covariance();
    int q = best.t().length;
    double[] of = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        of[i * p + j] = v[i * q + j];
      }
    }
    double[] beta = problem.setup().design().coefficients(Arrays.copyOf(best.t(), p));
    double[] covariance = problem.setup().design().covariance(of);
    OptimReport report = best.report();
    double tau = isEstimated ? best.t()[best.t().length - 1] : 0;
    return new CountsSolution(
        problem.model().method(),
        problem.setup().measure(),
        problem.setup().basis(tau * tau),
        beta,
        covariance,
        spread(v),
        tests(beta, covariance),
        fit(),
        new Search(
            report.converged() && report.curved(),
            report.iterations(),
            report.evaluations(),
            report.method()));
  }

  /** Inverse of minus the second derivatives; NaN where these are not positive definite. */
  private double[] covariance() {
    int q = best.t().length;
    Cholesky factor = Cholesky.ofSize(q);
    if (factor.factor(best.report().hessian())) {
      return factor.inverse();
    }
    double[] missing = new double[q * q];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private Spread spread(double[] v) {
    int q = best.t().length;
    double tau = isEstimated ? Math.abs(best.t()[q - 1]) : 0;
    double se = isEstimated ? 2 * tau * Math.sqrt(v[q * q - 1]) : Double.NaN;
    double sigma = problem.model().method() == CountsMethod.UM_RS ? best.t()[p + 1] : Double.NaN;
    double typical = problem.setup().typicalVariance();
    double tau2 = tau * tau;
    return new Spread(
        tau2, se, sigma * sigma, tau2 / (tau2 + typical), 1 + tau2 / typical, Double.NaN);
  }

  private Map<CountsTest, ChiSquareTest> tests(double[] beta, double[] covariance) {
    Map<CountsTest, ChiSquareTest> tests = new EnumMap<>(CountsTest.class);
    int df = problem.setup().k() - p;
    double wald =
        HeterogeneityWald.statistic(
            saturated.eta(), saturated.precision(), problem.setup().design().rows());
    double ratio = Math.max(0, 2 * (saturated.logLik() - common.logLik()));
    tests.put(CountsTest.HETEROGENEITY, heterogeneity(wald, df));
    tests.put(CountsTest.LIKELIHOOD_RATIO, heterogeneity(ratio, df));
    if (!problem.model().common() && problem.setup().k() > 1) {
      double gain = Math.max(0, 2 * (best.logLik() - common.logLik()));
      double p = gain > 0 ? ChiSquareTest.of(gain, 1).p() / 2 : 1;
      tests.put(CountsTest.TAU2, new ChiSquareTest(gain, 1, p));
    }
    if (p > 1 && problem.setup().design().hasIntercept()) {
      tests.put(CountsTest.MODERATORS, HeterogeneityWald.moderators(beta, covariance));
      double gain = 2 * (best.logLik() - problem.logLikWithoutModerators());
      tests.put(CountsTest.MODERATORS_LIKELIHOOD_RATIO, ChiSquareTest.of(Math.max(0, gain), p - 1));
    }
    return tests;
  }

  private static ChiSquareTest heterogeneity(double statistic, int df) {
    return df > 0 ? ChiSquareTest.of(statistic, df) : new ChiSquareTest(0, 0, 1);
  }

  private FitStatistics fit() {
    CountsMethod method = problem.model().method();
    int k = problem.setup().k();
    boolean isBoth = method == CountsMethod.UM_FS || method == CountsMethod.UM_RS;
    int spread = problem.model().common() || k == 1 ? 0 : 1;
    int levels = method == CountsMethod.UM_FS ? k : method == CountsMethod.UM_RS ? 2 : 0;
    return new FitStatistics(
        new InformationCriteria(best.logLik(), p + levels + spread, isBoth ? 2 * k : k),
        2 * (saturated.logLik() - best.logLik()));
  }
}
