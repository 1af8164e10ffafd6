package io.github.metasaw.freq.selection;

import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likelihood of studies that were selected: the density of a study is w(p_i) N(y_i; x_i'beta,
 * v_i + tau^2) / A_i, where A_i is the integral of the numerator (Hedges 1992, Stat Sci 7, 246, eq.
 * 3). Theta holds the coefficients of an orthogonal basis of the design, log(tau) unless tau is
 * given, and logits of the parameters of w that are estimated. Gradient, observed and expected
 * information are in closed form but for the quadrature.
 */
final class SelectionLikelihood implements Likelihood {

  private final SelectionData data;
  private final SelectionRule rule;
  private final ThetaLayout layout;
  private final DeltaScale scale;
  private final WeightTable table;
  private final WeightTable observed;
  private final PValue[] seen;
  private final SelectedMoments moments;
  private final ChainRule chain;
  private final double constant;

  private final int rank;
  private final int q;

  /** Parameters of one study: mean and log SD of its z statistic, and the logs of delta. */
  private final int n;

  /** Derivatives by these of each study's log-likelihood: first, minus second, and expected. */
  private final double[] first;

  private final double[] second;
  private final double[] expected;

  /** Derivatives of the log SD of each study's z statistic by log(tau): first and second [k]. */
  private final double[] share;

  private final double[] probability;

  /** Mean and SD of the z statistic of each study at the theta last given [k]. */
  private final double[] mean;

  private final double[] sd;

  /** Whether the derivatives are those at that theta. */
  private boolean isDifferentiated;

  /**
   * @param tau SD of the true effects in units of the data; NaN to estimate it
   */
  SelectionLikelihood(SelectionData data, SelectionRule rule, double tau) {
    this.data = data;
    this.rule = rule;
    this.scale = rule.scale();
    int d = rule.function().parameters();
    this.n = 2 + d;
    this.layout = new ThetaLayout(data.rank(), tau, rule.function().type(), scale.free());
    this.rank = layout.rank();
    this.q = layout.dimension();
    this.table = new WeightTable(rule.regions().places().length, d);
    this.observed = new WeightTable(1, d);
    this.seen = IntStream.range(0, data.k).mapToObj(i -> rule.seen(data, i)).toArray(PValue[]::new);
    this.moments = new SelectedMoments(rule.regions(), table);
    this.first = new double[data.k * n];
    this.second = new double[data.k * n * n];
    this.expected = new double[data.k * n * n];
    this.share = new double[data.k];
    this.probability = new double[data.k];
    this.chain = new ChainRule(data, layout, scale, share);
    this.mean = new double[data.k];
    this.sd = new double[data.k];
    double sum = 0;
    for (int i = 0; i < data.k; i++) {
      sum -=
          data.counts[i]
              * (Math.log(data.sei[i] * Math.abs(data.unit)) + 0.5 * Math.log(2 * Math.PI));
    }
    this.constant = sum;
  }

  ThetaLayout layout() {
    return layout;
  }

  SelectionData data() {
    return data;
  }

  DeltaScale scale() {
    return scale;
  }

  @Override
  public int dimension() {
    return q;
  }

  @Override
  public double[] start() {
    return new double[q];
  }

  @Override
  public double at(double[] theta) {
    isDifferentiated = false;
    double tau = layout.tau(theta);
    scale.set(theta, layout.firstDelta());
    double largest = data.hasPrecision() ? 0 : fill(1);
    double sum = constant;
    for (int i = 0; i < data.k; i++) {
      if (data.counts[i] == 0) {
        continue; // a study that was not drawn
      }
      double m = 0;
      for (int j = 0; j < rank; j++) {
        m += data.q[i * rank + j] * theta[j];
      }
      double ratio = tau / data.sei[i];
      mean[i] = m / data.sei[i];
      double variance = 1 + ratio * ratio;
      sd[i] = Math.sqrt(variance);
      share[i] = ratio * ratio / variance;
      sum += data.counts[i] * study(i, data.hasPrecision() ? fill(data.precision(i)) : largest);
    }
    return sum;
  }

  /** Fills the table of weights; returns the logarithm of the largest, which is 1 there. */
  private double fill(double precision) {
    rule.function().fill(table, rule.regions().places(), precision, scale.delta());
    return table.scale();
  }

  /** The log-likelihood of a study, but for a constant; NaN if it cannot be selected. */
  private double study(int i, double largest) {
    double selected = moments.probability(mean[i], sd[i], rule.cuts(data, i));
    if (!(selected > 0)) {
      return Double.NaN;
    }
    probability[i] = selected * Math.exp(largest);
    rule.function().at(seen[i], data.precision(i), scale.delta(), observed, 0);
    double b = (data.z[i] - mean[i]) / sd[i];
    return observed.logW[0] - largest - Math.log(selected * sd[i]) - 0.5 * b * b;
  }

  /** Computes the derivatives at the theta last given, unless that has been done. */
  private void differentiate() {
    if (isDifferentiated) {
      return;
    }
    for (int i = 0; i < data.k; i++) {
      if (data.counts[i] == 0) {
        continue;
      }
      if (data.hasPrecision()) {
        fill(data.precision(i));
      }
      rule.function().at(seen[i], data.precision(i), scale.delta(), observed, 0);
      moments.compute(mean[i], sd[i], rule.cuts(data, i));
      differentiate(i);
    }
    isDifferentiated = true;
  }

  /** The derivatives of a study, from its moments. */
  private void differentiate(int i) {
    double s = sd[i];
    double b = (data.z[i] - mean[i]) / s;
    int row = i * n;
    moments.mean(s, first, row);
    first[row] = b / s - first[row];
    first[row + 1] = b * b - 1 - first[row + 1];
    for (int a = 2; a < n; a++) {
      first[row + a] = observed.first[a - 2] - first[row + a];
    }
    int from = i * n * n;
    moments.covariance(s, expected, from);
    System.arraycopy(expected, from, second, from, n * n);
    second[from + 1] += 2 * (b - moments.power(1)) / s;
    second[from + n] = second[from + 1];
    second[from + n + 1] += 2 * (b * b - moments.power(2));
    int d = n - 2;
    for (int a = 0; a < d; a++) {
      for (int c = 0; c < d; c++) {
        second[from + (2 + a) * n + 2 + c] += moments.bend(a, c) - observed.second[a * d + c];
      }
    }
  }

  @Override
  public double[] gradient() {
    double[] sum = new double[q];
    double[] rows = scores();
    for (int i = 0; i < data.k; i++) {
      for (int t = 0; t < q; t++) {
        sum[t] += data.counts[i] * rows[i * q + t];
      }
    }
    return sum;
  }

  /** The gradient of each study's log-likelihood, row-major [k x dimension]. */
  double[] scores() {
    differentiate();
    return chain.scores(first);
  }

  /** The expected information. */
  @Override
  public double[] information() {
    differentiate();
    return chain.information(expected);
  }

  @Override
  public double[] observedInformation() {
    differentiate();
    double[] out = chain.information(second);
    chain.subtractBends(first, out);
    return out;
  }

  /** The expected information of each study on its mean, in units of the data^-2 [k]. */
  double[] informationOnMean() {
    differentiate();
    return IntStream.range(0, data.k)
        .mapToDouble(i -> expected[i * n * n] / (data.sei[i] * data.sei[i]))
        .toArray();
  }

  /** The probability that a study like each is selected, relative to a weight of 1 [k]. */
  double[] probabilities() {
    return probability.clone();
  }

  @Override
  public List<Parameter> parameters() {
    return layout.parameters();
  }

  @Override
  public List<Boundary> boundaries() {
    return layout.boundaries();
  }
}
