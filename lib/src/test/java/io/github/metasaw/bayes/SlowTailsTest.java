package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Moments of tau that exist, but only just: the density falls as tau^-(r + 1) with r little more
 * than the order of the moment, so that most of it may lie beyond any tau a computer can square.
 */
class SlowTailsTest {

  private static final double V = 0.08;

  /** Studies with one variance, whose likelihood with a flat prior of mu is a closed form. */
  private static BayesFit fit(double[] yi, String prior) {
    double[] vi = new double[yi.length];
    java.util.Arrays.fill(vi, V);
    Table table =
        Table.create("slow", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
    return Meta.bayes(
        Meta.studies(table),
        "yi ~ 1\nprior mu = flat()\n" + prior,
        Map.of(),
        BayesOptions.defaults());
  }

  /** E tau^m by the trapezoidal rule in log tau up to exp(40,000), in logarithms. */
  private static double moment(double[] yi, DoubleUnaryOperator logPriorOfLogTau, int m) {
    double mean = java.util.Arrays.stream(yi).average().orElseThrow();
    double squares = java.util.Arrays.stream(yi).map(y -> (y - mean) * (y - mean)).sum();
    double mass = 0;
    double sum = 0;
    for (double u = -40; u < 40_000; u += 0.01) {
      // log(V + tau^2) without overflow.
      double log = u > 20 ? 2 * u : Math.log(V + Math.exp(2 * u));
      double density =
          -0.5 * (yi.length - 1) * log
              - 0.5 * squares * Math.exp(-log)
              + logPriorOfLogTau.applyAsDouble(u);
      mass += Math.exp(density);
      sum += Math.exp(density + m * u);
    }
    return sum / mass;
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.001", "0.02", "0.3"})
  void meanOfTwoStudies(double a) {
    double[] yi = {0.5, 1.9};
    BayesFit fit = fit(yi, "prior tau2 = inverse_gamma(%s, 0.01)".formatted(a));
    double expected = moment(yi, u -> -2 * a * u - 0.01 * Math.exp(-2 * u), 1);
    assertEquals(expected, fit.mean("tau"), 1e-8 * expected);
    assertEquals(Double.POSITIVE_INFINITY, fit.sd("tau"));
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.001", "0.02", "0.3"})
  void sdOfThreeStudies(double a) {
    double[] yi = {0.5, 1.9, 1.1};
    BayesFit fit = fit(yi, "prior tau2 = inverse_gamma(%s, 0.01)".formatted(a));
    DoubleUnaryOperator prior = u -> -2 * a * u - 0.01 * Math.exp(-2 * u);
    double mean = moment(yi, prior, 1);
    double second = moment(yi, prior, 2);
    assertEquals(mean, fit.mean("tau"), 1e-8 * mean);
    double sd = Math.sqrt(second - mean * mean);
    assertEquals(sd, fit.sd("tau"), 1e-8 * sd);
    assertEquals(second, fit.mean("tau2"), 1e-8 * second);
    // A next study: mu given tau has the variance (V + tau2)/k.
    double next = Math.sqrt(second + (V + second) / 3);
    assertEquals(next, fit.sd("theta_new"), 1e-7 * next);
    double mu = Math.sqrt((V + second) / 3);
    assertEquals(mu, fit.sd("mu"), 1e-7 * mu);
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.001", "0.02", "0.3"})
  void sdOfTau2OfFiveStudies(double a) {
    double[] yi = {0.5, 1.9, 1.1, 0.7, 2};
    BayesFit fit = fit(yi, "prior tau2 = inverse_gamma(%s, 0.01)".formatted(a));
    DoubleUnaryOperator prior = u -> -2 * a * u - 0.01 * Math.exp(-2 * u);
    double mean = moment(yi, prior, 2);
    double sd = Math.sqrt(moment(yi, prior, 4) - mean * mean);
    assertEquals(mean, fit.mean("tau2"), 1e-8 * mean);
    assertEquals(sd, fit.sd("tau2"), 1e-8 * sd);
  }

  /** Half-Cauchy on two studies: r = 2, where the SD is gone and the mean is not. */
  @ParameterizedTest
  @CsvSource({"0.3", "1"})
  void halfCauchyOnTwoStudies(double scale) {
    double[] yi = {0.5, 1.9};
    BayesFit fit = fit(yi, "prior tau = half_cauchy(%s)".formatted(scale));
    DoubleUnaryOperator prior =
        u ->
            u - (u > 300 ? 2 * (u - Math.log(scale)) : Math.log1p(Math.exp(2 * u) / scale / scale));
    double expected = moment(yi, prior, 1);
    assertEquals(expected, fit.mean("tau"), 1e-9 * expected);
    assertEquals(Double.POSITIVE_INFINITY, fit.sd("tau"));
  }
}
