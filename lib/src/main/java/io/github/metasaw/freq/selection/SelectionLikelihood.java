package io.github.metasaw.freq.selection;

import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
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
    this.moments = new SelectedMoments(d);
    this.first = new double[data.k * n];
    this.second = new double[data.k * n * n];
    this.expected = new double[data.k * n * n];
    this.share = new double[data.k];
    this.probability = new double[data.k];
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
    double tau = layout.tau(theta);
    scale.set(theta, layout.firstDelta());
    double largest = 0;
    if (!data.hasPrecision()) {
      rule.function().fill(table, rule.regions().places(), 1, scale.delta());
      largest = table.scale();
    }
    double sum = constant;
    for (int i = 0; i < data.k; i++) {
      if (data.counts[i] == 0) {
        continue; // a study that was not drawn
      }
      if (data.hasPrecision()) {
        rule.function().fill(table, rule.regions().places(), data.precision(i), scale.delta());
        largest = table.scale();
      }
      double m = 0;
      for (int j = 0; j < rank; j++) {
        m += data.q[i * rank + j] * theta[j];
      }
      sum += data.counts[i] * study(i, m / data.sei[i], tau / data.sei[i], largest);
    }
    return sum;
  }

  /** The log-likelihood of a study, but for a constant, with its derivatives. */
  private double study(int i, double m, double ratio, double largest) {
    double s = Math.hypot(1, ratio);
    share[i] = ratio / s * (ratio / s);
    rule.function().at(seen[i], data.precision(i), scale.delta(), observed, 0);
    if (!moments.compute(m, s, rule.regions(), rule.cuts(data, i), table)) {
      return Double.NaN;
    }
    probability[i] = moments.probability() * Math.exp(largest);
    double b = (data.z[i] - m) / s;
    double[] score = new double[n];
    moments.mean(s, score);
    int row = i * n;
    first[row] = b / s - score[0];
    first[row + 1] = b * b - 1 - score[1];
    for (int a = 2; a < n; a++) {
      first[row + a] = observed.first[a - 2] - score[a];
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
    return observed.logW[0] - largest - Math.log(moments.probability()) - Math.log(s) - 0.5 * b * b;
  }

  /** Derivatives of the parameters of a study by theta, row-major [n x q]. */
  private double[] jacobian(int i) {
    double[] out = new double[n * q];
    for (int j = 0; j < rank; j++) {
      out[j] = data.q[i * rank + j] / data.sei[i];
    }
    if (layout.estimatesTau()) {
      out[q + rank] = share[i];
    }
    int from = layout.firstDelta();
    for (int t = 0; t < scale.dimension(); t++) {
      for (int a = 0; a < n - 2; a++) {
        out[(2 + a) * q + from + t] = scale.slope(t, a);
      }
    }
    return out;
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
    double[] out = new double[data.k * q];
    for (int i = 0; i < data.k; i++) {
      double[] jacobian = jacobian(i);
      for (int a = 0; a < n; a++) {
        for (int t = 0; t < q; t++) {
          out[i * q + t] += first[i * n + a] * jacobian[a * q + t];
        }
      }
    }
    return out;
  }

  /** The expected information. */
  @Override
  public double[] information() {
    return summed(expected);
  }

  @Override
  public double[] observedInformation() {
    double[] out = summed(second);
    int from = layout.firstDelta();
    for (int i = 0; i < data.k; i++) {
      double count = data.counts[i];
      if (layout.estimatesTau()) {
        double bend = 2 * share[i] * (1 - share[i]);
        out[rank * q + rank] -= count * first[i * n + 1] * bend;
      }
      for (int t = 0; t < scale.dimension(); t++) {
        for (int a = 0; a < n - 2; a++) {
          out[(from + t) * (q + 1)] -= count * first[i * n + 2 + a] * scale.bend(t, a);
        }
      }
    }
    return out;
  }

  /** Sum over the studies of J' H J. */
  private double[] summed(double[] blocks) {
    double[] out = new double[q * q];
    double[] half = new double[n * q];
    for (int i = 0; i < data.k; i++) {
      double[] jacobian = jacobian(i);
      Arrays.fill(half, 0);
      for (int a = 0; a < n; a++) {
        for (int c = 0; c < n; c++) {
          double h = data.counts[i] * blocks[(i * n + a) * n + c];
          for (int t = 0; t < q; t++) {
            half[a * q + t] += h * jacobian[c * q + t];
          }
        }
      }
      for (int a = 0; a < n; a++) {
        for (int t = 0; t < q; t++) {
          double left = jacobian[a * q + t];
          for (int u = 0; left != 0 && u < q; u++) {
            out[t * q + u] += left * half[a * q + u];
          }
        }
      }
    }
    return out;
  }

  /** The expected information of each study on its mean, in units of the data^-2 [k]. */
  double[] informationOnMean() {
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
