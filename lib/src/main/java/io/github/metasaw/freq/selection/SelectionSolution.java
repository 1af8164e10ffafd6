package io.github.metasaw.freq.selection;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.freq.likelihood.ProfileLikelihood;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.optim.OptimReport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What was found for a selection model. Arrays on the scale of yi. */
final class SelectionSolution implements Solution {

  private final SelectionData data;
  private final SelectionSearch.Found found;
  private final OneVarianceSolution without;
  private final double fixedTau2;
  private final boolean estimatesCut;
  private final SelectionLikelihood likelihood;
  private final double[] theta;
  private final double[] beta;
  private final double[] delta;

  /** Covariance of coefficients, tau2 and the parameters of selection. */
  private final double[] covariance;

  private final int width;
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
    this.width = beta.length + 1 + delta.length;
    this.covariance = natural(thetaCovariance);
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

  /** The covariance of natural parameters from that of theta, by the delta method. */
  private double[] natural(double[] v) {
    int q = theta.length;
    double[] jacobian = new double[width * q];
    for (int t = 0; t < data.rank(); t++) {
      double[] one = new double[data.rank()];
      one[t] = 1;
      double[] column = data.beta(one);
      for (int j = 0; j < column.length; j++) {
        jacobian[j * q + t] = column[j];
      }
    }
    if (likelihood.estimatesTau()) {
      jacobian[beta.length * q + data.rank()] = 2 * tau2();
    }
    for (int t = 0; t < likelihood.scale().dimension(); t++) {
      for (int a = 0; a < delta.length; a++) {
        jacobian[(beta.length + 1 + a) * q + likelihood.firstDelta() + t] =
            delta[a] * likelihood.scale().slope(t, a);
      }
    }
    double[] out = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int t = 0; t < q; t++) {
        double left = jacobian[i * q + t];
        for (int u = 0; left != 0 && u < q; u++) {
          double right = left * v[t * q + u];
          for (int j = 0; j < width; j++) {
            double last = jacobian[j * q + u];
            out[i * width + j] += last == 0 ? 0 : right * last;
          }
        }
      }
    }
    return out;
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
      int at = likelihood.firstDelta() + t;
      if (!maximum().atBoundary(at) && !maximum().isIdle(at)) {
        int j = beta.length + 1 + free[t];
        se[free[t]] = Math.sqrt(covariance[j * width + j]);
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
        double of = covariance[(beta.length + 1 + a) * width + beta.length + 1 + c];
        variance += slopes == 0 || of == 0 ? 0 : slopes * of / (delta[a] * delta[c]);
      }
    }
    return new double[] {out.logW[0], Math.sqrt(Math.max(0, variance))};
  }

  /** Whether a parameter of the weight function has no meaning at the maximum. */
  boolean isIdle(int a) {
    int[] free = likelihood.scale().free();
    return IntStream.range(0, free.length)
        .anyMatch(t -> free[t] == a && maximum().isIdle(likelihood.firstDelta() + t));
  }

  /** Index in theta of a parameter of the weight function; -1 if it is given. */
  int place(int a) {
    int[] free = likelihood.scale().free();
    return IntStream.range(0, free.length)
        .filter(t -> free[t] == a)
        .map(t -> likelihood.firstDelta() + t)
        .findFirst()
        .orElse(-1);
  }

  /** How much the log-likelihood changes with panels half as wide. */
  double quadratureError() {
    double tau = Math.sqrt(fixedTau2) / Math.abs(data.unit);
    double finer = new SelectionLikelihood(data, found.rule().finer(), tau).at(theta);
    return Math.abs(finer - logLik());
  }

  /** Whether the cut-point of truncation was estimated. */
  boolean estimatesCut() {
    return estimatesCut;
  }

  /** The highest log-likelihood with tau2 at 0. */
  double logLikWithoutHeterogeneity() {
    SelectionSearch search = new SelectionSearch(data, 0, without.beta(), 0);
    return search.find(found.rule()).maximum().logLik();
  }

  /** The profile-likelihood interval of a parameter of the weight function. */
  Interval deltaInterval(int a, double level) {
    int t = place(a);
    double[] ends = ProfileLikelihood.of(fresh(), t).interval(level);
    double[] natural = new double[2];
    for (int i = 0; i < 2; i++) {
      double[] at = theta.clone();
      at[t] = ends[i];
      DeltaScale scale = found.rule().scale();
      scale.set(at, likelihood.firstDelta());
      natural[i] = scale.delta()[a];
    }
    return new Interval(natural[0], natural[1]);
  }

  /** The profile-likelihood interval of tau2, on the scale of yi squared. */
  Interval tau2Interval(double level) {
    double[] ends = ProfileLikelihood.of(fresh(), data.rank()).interval(level);
    double square = data.unit * data.unit;
    return new Interval(square * Math.exp(2 * ends[0]), square * Math.exp(2 * ends[1]));
  }

  /** The same maximum of a likelihood of its own, for profiles move it. */
  private MaximumLikelihood<SelectionLikelihood> fresh() {
    double tau = Math.sqrt(fixedTau2) / Math.abs(data.unit);
    SelectionLikelihood own = new SelectionLikelihood(data, found.rule(), tau);
    return MaximumLikelihood.from(own, maximum().inside(), new boolean[theta.length]);
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
  public List<Parameter> dispersion() {
    return List.of();
  }

  @Override
  public double estimate(int j) {
    return beta[j];
  }

  @Override
  public double covariance(int i, int j) {
    return covariance[i * width + j];
  }

  @Override
  public double se(int j) {
    return Math.sqrt(covariance(j, j));
  }

  @Override
  public double[] theta() {
    return theta.clone();
  }

  @Override
  public double tau2() {
    double tau = likelihood.tau(theta);
    return likelihood.estimatesTau() ? tau * tau * data.unit * data.unit : fixedTau2;
  }

  @Override
  public double seTau2() {
    boolean isKnown = !likelihood.estimatesTau() || maximum().atBoundary(data.rank());
    return isKnown ? Double.NaN : Math.sqrt(covariance[beta.length * (width + 1)]);
  }

  @Override
  public double[] heterogeneity() {
    double[] all = new double[data.k];
    Arrays.fill(all, tau2());
    return all;
  }

  @Override
  public int df() {
    return data.k - beta.length;
  }

  @Override
  public double testDf() {
    return Double.NaN;
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
