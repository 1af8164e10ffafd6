package io.github.metasaw.freq.selection;

import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.freq.refit.OneTau2Solution;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.optim.OptimReport;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** What was found for a selection model. Arrays on the scale of yi. */
final class SelectionSolution implements OneTau2Solution {

  private final SelectionData data;
  private final SelectionSearch.Found found;
  private final OneVarianceSolution without;
  private final double fixedTau2;
  private final boolean estimatesCut;
  private final SelectionLikelihood likelihood;
  private final double[] theta;
  private final double[] beta;
  private final double[] delta;

  private final NaturalCovariance covariance;
  private final double[] weights;

  private SelectionSolution(
      SelectionData data,
      SelectionSearch.Found found,
      OneVarianceSolution without,
      double fixedTau2,
      boolean estimatesCut,
      double[] thetaCovariance) {
    this.data = data;
    this.found = found;
    this.without = without;
    this.fixedTau2 = fixedTau2;
    this.estimatesCut = estimatesCut;
    this.theta = found.maximum().theta();
    this.likelihood = found.maximum().likelihood();
    likelihood.at(theta);
    this.beta = data.beta(Arrays.copyOf(theta, data.rank()));
    this.delta = likelihood.scale().delta().clone();
    this.covariance = new NaturalCovariance(likelihood, tau2(), thetaCovariance);
    this.weights = likelihood.informationOnMean();
  }

  /**
   * Solves.
   *
   * @param without the solution of the same studies without selection
   * @param fixedTau2 NaN to estimate tau2
   */
  static SelectionSolution of(
      SelectionData data, SelectionRule rule, OneVarianceSolution without, double fixedTau2) {
    SelectionSearch.Found found = search(data, without, fixedTau2).find(rule);
    boolean estimatesCut =
        rule.function().type() == SelectionType.TRUNCEST && Double.isNaN(rule.cut());
    return new SelectionSolution(
        data, found, without, fixedTau2, estimatesCut, found.maximum().covariance());
  }

  private static SelectionSearch search(
      SelectionData data, OneVarianceSolution without, double fixedTau2) {
    double tau = Math.sqrt(fixedTau2) / Math.abs(data.unit);
    return new SelectionSearch(data, tau, without.beta(), without.tau2());
  }

  /** The same with another covariance of theta, as of clustered effects. */
  SelectionSolution withThetaCovariance(double[] v) {
    return new SelectionSolution(data, found, without, fixedTau2, estimatesCut, v);
  }

  SelectionData data() {
    return data;
  }

  MaximumLikelihood<SelectionLikelihood> maximum() {
    return found.maximum();
  }

  SelectionLikelihood likelihood() {
    return likelihood;
  }

  SelectionRule rule() {
    return found.rule();
  }

  OneVarianceSolution without() {
    return without;
  }

  /** The parameters of the weight function [d]; of an estimated cut-point without it. */
  double[] delta() {
    return delta.clone();
  }

  /** Their standard errors; NaN for those given or at the end of their range. */
  double[] seDelta() {
    double[] se = new double[delta.length];
    Arrays.fill(se, Double.NaN);
    int[] free = likelihood.scale().free();
    for (int t = 0; t < free.length; t++) {
      int at = likelihood.layout().firstDelta() + t;
      if (!maximum().atBoundary(at) && !maximum().isIdle(at)) {
        se[free[t]] = Math.sqrt(covariance.ofDelta(free[t], free[t]));
      }
    }
    return se;
  }

  /** The logarithm of the weight at a p value, or at an effect for truncation, and its SE. */
  double[] logWeight(double at) {
    int d = delta.length;
    WeightTable out = new WeightTable(1, d);
    WeightFunction function = found.rule().function();
    PValue place =
        function.type().isTruncation()
            ? (at * Math.signum(data.unit) > found.rule().cut() ? PValue.ZERO : PValue.ONE)
            : function.seen(PValue.of(at));
    function.at(place, 1, delta, out, 0);
    double variance = 0;
    for (int a = 0; a < d; a++) {
      for (int c = 0; c < d; c++) {
        double slopes = out.first[a] * out.first[c];
        double of = covariance.ofDelta(a, c);
        variance += slopes == 0 || of == 0 ? 0 : slopes * of / (delta[a] * delta[c]);
      }
    }
    return new double[] {out.logW[0], Math.sqrt(Math.max(0, variance))};
  }

  /** Whether a parameter of the weight function has no meaning at the maximum. */
  boolean isIdle(int a) {
    int[] free = likelihood.scale().free();
    return IntStream.range(0, free.length)
        .anyMatch(t -> free[t] == a && maximum().isIdle(likelihood.layout().firstDelta() + t));
  }

  /** Index in theta of a parameter of the weight function; -1 if it is given. */
  int place(int a) {
    int[] free = likelihood.scale().free();
    return IntStream.range(0, free.length)
        .filter(t -> free[t] == a)
        .map(t -> likelihood.layout().firstDelta() + t)
        .findFirst()
        .orElse(-1);
  }

  /** Whether the cut-point of truncation was estimated. */
  boolean estimatesCut() {
    return estimatesCut;
  }

  /** The given SD of the true effects, in units of the data; NaN where it is estimated. */
  double givenTau() {
    return likelihood.layout().givenTau();
  }

  @Override
  public int rows() {
    return data.k;
  }

  @Override
  public int[] kept() {
    return data.basis.kept().clone();
  }

  @Override
  public int[] aliased() {
    return data.basis.aliased().clone();
  }

  @Override
  public int p() {
    return beta.length;
  }

  @Override
  public double estimate(int j) {
    return beta[j];
  }

  @Override
  public double covariance(int i, int j) {
    return covariance.ofCoefficients(i, j);
  }

  @Override
  public double[] theta() {
    return theta.clone();
  }

  @Override
  public double tau2() {
    double tau = likelihood.layout().tau(theta);
    return likelihood.layout().estimatesTau() ? tau * tau * data.unit * data.unit : fixedTau2;
  }

  @Override
  public double seTau2() {
    boolean isKnown = !likelihood.layout().estimatesTau() || maximum().atBoundary(data.rank());
    return isKnown ? Double.NaN : Math.sqrt(covariance.ofTau2());
  }

  @Override
  public int df() {
    return data.k - beta.length;
  }

  @Override
  public double i2() {
    return tau2() / (tau2() + typicalVariance());
  }

  @Override
  public double h2() {
    return 1 + tau2() / typicalVariance();
  }

  @Override
  public int parameterCount() {
    return maximum().parameterCount() + (estimatesCut ? 1 : 0);
  }

  @Override
  public double logLik() {
    return maximum().logLik();
  }

  @Override
  public double observations() {
    return data.k;
  }

  /** Selection changes the distribution of Q, so there is none. */
  @Override
  public double q() {
    return Double.NaN;
  }

  @Override
  public double typicalVariance() {
    return without.typicalVariance();
  }

  @Override
  public double[] weights() {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> 100 * w / sum).toArray();
  }

  @Override
  public double[] residuals() {
    double[] x = data.q;
    int rank = data.rank();
    return IntStream.range(0, data.k)
        .mapToDouble(
            i -> {
              double mean = 0;
              for (int j = 0; j < rank; j++) {
                mean += x[i * rank + j] * theta[j];
              }
              return (data.z[i] * data.sei[i] - mean) * data.unit;
            })
        .toArray();
  }

  @Override
  public Search search() {
    OptimReport report = maximum().report();
    return new Search(
        report.converged(), report.iterations(), report.evaluations(), report.method());
  }

  @Override
  public Set<Parameter> boundary() {
    return maximum().boundary();
  }
}
