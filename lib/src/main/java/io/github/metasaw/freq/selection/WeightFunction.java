package io.github.metasaw.freq.selection;

import java.util.Arrays;

/**
 * How likely a study is to be published, by its p value, relative to one whose weight is 1.
 * Immutable.
 */
public final class WeightFunction {

  /**
   * Bounds that p values of beta and power functions are moved to, for weights there are infinite
   * or 0 at 0 and 1 (Citkowicz and Vevea 2017); metafor's {@code pval.min}.
   */
  private static final double NEAREST = 1e-5;

  private final SelectionType type;
  private final double[] steps;
  private final PValue from;

  private WeightFunction(SelectionType type, double[] steps) {
    this.type = type;
    this.steps = steps.clone();
    this.from = type.isDecay() && steps.length > 0 ? PValue.of(steps[0]) : PValue.ZERO;
  }

  /**
   * A weight function.
   *
   * @param type its family
   * @param steps of a step function, ascending, the last 1; the p value up to which the weight of a
   *     decaying function is 1, or none; the two p values between which a beta function varies, or
   *     none; not read for truncation
   * @return without values of its parameters
   */
  static WeightFunction of(SelectionType type, double... steps) {
    return new WeightFunction(type, steps);
  }

  /** Its family. */
  public SelectionType type() {
    return type;
  }

  /** Its steps; a copy. */
  public double[] steps() {
    return steps.clone();
  }

  /** Number of parameters that the weight depends on. */
  int parameters() {
    return switch (type) {
      case STEP, STEPCON -> steps.length;
      case BETA, NEGEXPPOW -> 2;
      default -> 1;
    };
  }

  /** Below this p value the weight is constant. */
  double lowestP() {
    return switch (type) {
      case BETA -> steps.length > 0 ? Math.max(NEAREST, steps[0]) : NEAREST;
      case POWER -> steps.length > 0 ? Math.max(NEAREST, steps[0]) : NEAREST;
      default -> steps.length > 0 ? steps[0] : 0;
    };
  }

  /** Above this p value the weight is constant. */
  double highestP() {
    return switch (type) {
      case BETA -> steps.length > 1 ? Math.min(1 - NEAREST, steps[1]) : 1 - NEAREST;
      case POWER -> 1 - NEAREST;
      default -> 1;
    };
  }

  /** A p value as the function takes it. */
  PValue seen(PValue p) {
    return type == SelectionType.BETA || type == SelectionType.POWER
        ? p.within(type == SelectionType.BETA ? lowestP() : NEAREST, highestP())
        : p;
  }

  /** The interval of steps that a p value lies in. */
  int interval(double p) {
    int j = 0;
    while (p > steps[j]) {
      j++;
    }
    return j;
  }

  /**
   * The weight of a p value.
   *
   * @param p probability
   * @param precision a measure of imprecision that multiplies the first parameter of a decaying
   *     function, 1 for the least precise study
   * @param delta the parameters, as metafor has them
   * @return 0 or larger
   */
  public double weight(double p, double precision, double... delta) {
    WeightTable out = new WeightTable(1, parameters());
    at(seen(PValue.of(p)), precision, delta, out, 0);
    return Math.exp(out.logW[0]);
  }

  /** Fills a table at all places. */
  void fill(WeightTable table, PValue[] places, double precision, double[] delta) {
    for (int i = 0; i < places.length; i++) {
      at(places[i], precision, delta, table, i);
    }
  }

  /** The logarithm of the weight and its derivatives, into row i of a table. */
  void at(PValue p, double precision, double[] delta, WeightTable out, int i) {
    int d = out.d;
    Arrays.fill(out.first, i * d, (i + 1) * d, 0);
    Arrays.fill(out.second, i * d * d, (i + 1) * d * d, 0);
    out.logW[i] = 0;
    switch (type) {
      case STEP, STEPCON -> {
        int j = interval(p.p());
        out.logW[i] = Math.log(delta[j]);
        out.first[i * d + j] = 1;
      }
      case TRUNC, TRUNCEST -> {
        if (p.p() > 0) {
          out.logW[i] = Math.log(delta[0]);
          out.first[i * d] = 1;
        }
      }
      case BETA -> beta(p, delta, out, i);
      default -> {
        if (p.p() > from.p()) {
          addDecay(p, precision, delta, out, i, 1);
          addDecay(from, precision, delta, out, i, -1);
        }
      }
    }
  }

  private static void beta(PValue p, double[] delta, WeightTable out, int i) {
    double[] logs = {p.log(), p.logOther()};
    for (int a = 0; a < 2; a++) {
      out.logW[i] += (delta[a] - 1) * logs[a];
      out.first[2 * i + a] = delta[a] * logs[a];
      out.second[4 * i + 3 * a] = delta[a] * logs[a];
    }
  }

  /** The logarithm of a decaying function, times a sign. */
  private void addDecay(
      PValue p, double precision, double[] delta, WeightTable out, int i, double sign) {
    double rate = delta[0] * precision;
    if (type == SelectionType.NEGEXPPOW) {
      addPower(p, rate, delta[1], out, i, sign);
      return;
    }
    double log;
    double first;
    double second;
    if (type == SelectionType.LOGISTIC) {
      double x = rate * p.p();
      double share = 1 / (1 + Math.exp(-x));
      log = Math.log(2) - x - Math.log1p(Math.exp(-x));
      first = -x * share;
      second = first - x * x * share * (1 - share);
    } else {
      log =
          rate
              * switch (type) {
                case HALFNORM -> -p.p() * p.p();
                case NEGEXP -> -p.p();
                default -> p.logOther();
              };
      first = log;
      second = log;
    }
    out.logW[i] += sign * log;
    out.first[i] += sign * first;
    out.second[i] += sign * second;
  }

  /** -rate p^(1/shape), whose derivative by log(shape) is itself times L = -log(p)/shape. */
  private static void addPower(
      PValue p, double rate, double shape, WeightTable out, int i, double sign) {
    double l = p.p() >= 1 ? 0 : -p.log() / shape;
    double h = -rate * Math.exp(-l);
    double hl = h == 0 ? 0 : h * l;
    out.logW[i] += sign * h;
    out.first[2 * i] += sign * h;
    out.first[2 * i + 1] += sign * hl;
    out.second[4 * i] += sign * h;
    out.second[4 * i + 1] += sign * hl;
    out.second[4 * i + 2] += sign * hl;
    out.second[4 * i + 3] += sign * (h == 0 ? 0 : hl * l - hl);
  }
}
