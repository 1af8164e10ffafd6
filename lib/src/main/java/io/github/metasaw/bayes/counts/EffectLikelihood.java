package io.github.metasaw.bayes.counts;

import io.github.metasaw.integrate.FunctionTable;
import io.github.metasaw.model.counts.Loadings;
import io.github.metasaw.model.counts.PredictorLikelihood;
import io.github.metasaw.model.counts.Quadrature;
import io.github.metasaw.model.counts.StudyLikelihood;
import java.util.List;

/**
 * The log-likelihood of one study as a function of its effect theta, tabulated. It is concave, and
 * analytic where the imaginary part of theta is below pi. Where a cell is empty it becomes constant
 * on one side. Not for several threads at once.
 */
final class EffectLikelihood {

  /** Steps that resolve the likelihood, in SDs where it is most curved and in theta. */
  private static final double STEP_IN_SDS = 0.5;

  private static final double MAX_STEP = 0.3;

  /** The curvature counts where the log-likelihood is at most this far below its maximum. */
  private static final double DEPTH = 8;

  /** Panels of the table, in steps and in theta. */
  private static final double PANEL_IN_STEPS = 32;

  private static final double MAX_PANEL = 1;

  private static final int MAX_ITERATIONS = 200;

  private final FunctionTable table;
  private final Ends flat;
  private final double centre;
  private final double maximum;
  private final double scale;
  private final double step;
  private final double panel;

  /**
   * Where a likelihood is constant.
   *
   * @param left as theta falls
   * @param right as theta rises
   */
  record Ends(boolean left, boolean right) {}

  /** Value, slope and curvature at theta. */
  private interface Exact {
    void at(double theta, double[] out);
  }

  private EffectLikelihood(
      Exact exact, FunctionTable.Functions values, Ends flat, double far, double fineness) {
    this.flat = flat;
    double[] out = new double[3];
    if (flat.left() || flat.right()) {
      exact.at(flat.left() ? -far : far, out);
      this.maximum = out[0];
      this.centre =
          flat.left() && flat.right() ? 0 : descend(exact, maximum - 1, flat.left() ? 1 : -1);
    } else {
      this.centre = climb(exact, out);
      this.maximum = out[0];
    }
    this.scale = 1 / Math.sqrt(curvature(exact, out));
    this.step = Math.min(MAX_STEP, STEP_IN_SDS * scale) / fineness;
    this.panel = Math.min(MAX_PANEL / fineness, PANEL_IN_STEPS * step);
    this.table = new FunctionTable(values, 1, panel);
  }

  /** A likelihood of the effect alone. */
  static EffectLikelihood of(PredictorLikelihood group, Ends flat, double fineness) {
    return new EffectLikelihood(
        group::at, (theta, out) -> out[0] = group.value(theta), flat, 200, fineness);
  }

  /** A likelihood of two groups, the predictor of the second integrated out over its prior. */
  static EffectLikelihood of(
      List<PredictorLikelihood> groups, BaselinePrior baseline, Ends flat, double fineness) {
    StudyLikelihood study =
        StudyLikelihood.finer(groups, Loadings.RANDOM_BASELINE, Quadrature.EXACT, fineness);
    double[] psi = {baseline.mean(), 0, baseline.sd()};
    double[] gradient = new double[3];
    double[] hessian = new double[9];
    Exact exact =
        (theta, out) -> {
          psi[1] = theta;
          out[0] = study.derivatives(psi, gradient, hessian);
          out[1] = gradient[1];
          out[2] = hessian[4];
        };
    FunctionTable.Functions values =
        (theta, out) -> {
          psi[1] = theta;
          out[0] = study.value(psi);
        };
    double far = 200 + Math.abs(baseline.mean()) + 40 * baseline.sd();
    return new EffectLikelihood(exact, values, flat, far, fineness);
  }

  /** Newton's method to the maximum of a likelihood that has one. */
  private static double climb(Exact exact, double[] out) {
    double theta = 0;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      exact.at(theta, out);
      double move = out[1] / Math.max(-out[2], 1e-3);
      if (Math.abs(move) < 1e-6) {
        break;
      }
      theta += Math.max(-2, Math.min(2, move));
    }
    return theta;
  }

  /** Where a likelihood that is constant on one side has fallen to a level, by bisection. */
  private static double descend(Exact exact, double level, int direction) {
    double[] out = new double[3];
    double last = 0;
    double width = 1;
    exact.at(0, out);
    int sign = out[0] > level ? direction : -direction;
    double other = sign * width;
    exact.at(other, out);
    for (int i = 0; i < 40 && (out[0] > level) == (sign == direction); i++) {
      last = other;
      width *= 2;
      other += sign * width;
      exact.at(other, out);
    }
    double a = sign == direction ? last : other;
    double b = sign == direction ? other : last;
    while (Math.abs(b - a) > 1e-3) {
      double middle = (a + b) / 2;
      exact.at(middle, out);
      if (out[0] > level) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return a;
  }

  /** The largest curvature where the likelihood is not small. */
  private double curvature(Exact exact, double[] out) {
    exact.at(centre, out);
    double most = Math.max(1e-6, -out[2]);
    for (int sign = -1; sign <= 1; sign += 2) {
      double theta = centre;
      for (int i = 0; i < MAX_ITERATIONS; i++) {
        theta += sign * Math.min(0.5, 1 / Math.sqrt(most));
        exact.at(theta, out);
        most = Math.max(most, -out[2]);
        boolean isFlat = (sign < 0 ? flat.left() : flat.right()) && maximum - out[0] < 1e-3;
        if (out[0] < maximum - DEPTH || isFlat) {
          break;
        }
      }
    }
    return most;
  }

  /** The log-likelihood, with all constants. */
  double log(double theta) {
    return table.value(0, theta);
  }

  /** Its first two derivatives [2]. */
  void derivatives(double theta, double[] out) {
    table.derivatives(0, theta, out);
  }

  /** Its maximum, or the limit that it approaches. */
  double maximum() {
    return maximum;
  }

  /** Where the maximum is; of one that is constant on one side, where it has begun to fall. */
  double centre() {
    return centre;
  }

  /** The SD that it would give a normal effect, where that is smallest. */
  double scale() {
    return scale;
  }

  /** A step of the trapezoidal rule that resolves it. */
  double step() {
    return step;
  }

  /** Width of the panels of its table. */
  double panel() {
    return panel;
  }

  /** Where it is constant. */
  Ends flat() {
    return flat;
  }

  /** Whether it bounds the effect on both sides, so that it has a finite integral. */
  boolean isTwoSided() {
    return !flat.left() && !flat.right();
  }

  /** Whether it says nothing of the effect. */
  boolean isConstant() {
    return flat.left() && flat.right();
  }
}
