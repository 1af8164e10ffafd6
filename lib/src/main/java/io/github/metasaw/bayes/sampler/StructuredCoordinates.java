package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.StartingValues;
import io.github.metasaw.model.parameter.Link;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Three parameterizations of the dispersion of a model, and the maps between them:
 *
 * <pre>z  the unbounded coordinates in which samplers move [free]
 * b  the dispersion parameters, which have the priors [q]
 * theta  the parameters of the likelihood [q]</pre>
 *
 * b has the unknown ones as smooth functions of t = S z: the identity, of one SD a {@link
 * TailSdTransform}, or a {@link LogSdTransform} where its prior falls off fast towards 0, and where
 * a prior is bounded a {@link BoundedTransform}. S makes designs with predictors orthogonal, so
 * that the units and the origin of a moderator do not affect samplers. theta is linear in b. Holds
 * working arrays: one thread at a time.
 */
final class StructuredCoordinates {

  private final MarginalCovariance structure;
  private final int q;
  private final int[] free;

  /** Priors of the unknown parameters [free]. */
  private final List<DispersionPrior.Continuous> priors;

  private final UnconstrainingTransform[] lines;

  /** t = S z, row-major [free x free]. */
  private final double[] s;

  private final double logDetS;

  /** d theta / d b of the designs, row-major [q x q]. */
  private final double[] linear;

  /** b at which heterogeneity is the residual variance that V does not account for [q]. */
  private final double[] near;

  private final double[] t;
  private final double[] b;
  private double[] theta = new double[0];

  /**
   * @param unexplained variance of a row that V leaves to heterogeneity, about; above 0
   */
  StructuredCoordinates(
      MarginalCovariance structure,
      List<DispersionParameter> parameters,
      List<DispersionPrior> priors,
      double unexplained) {
    this.structure = structure;
    this.q = parameters.size();
    this.free =
        IntStream.range(0, q)
            .filter(j -> priors.get(j) instanceof DispersionPrior.Continuous)
            .toArray();
    this.priors =
        Arrays.stream(free).mapToObj(j -> (DispersionPrior.Continuous) priors.get(j)).toList();
    this.t = new double[free.length];
    this.b = new double[q];
    for (int j = 0; j < q; j++) {
      if (priors.get(j) instanceof DispersionPrior.Known known) {
        b[j] = known.real();
      }
    }
    this.linear = linear(structure, q);
    this.s = new double[free.length * free.length];
    orthogonalise(parameters, priors);
    double logDet = 0;
    for (int a = 0; a < free.length; a++) {
      logDet += Math.log(s[a * free.length + a]);
    }
    this.logDetS = logDet;
    this.near = structure.coefficients(new StartingValues(structure).usual(unexplained));
    this.lines =
        IntStream.range(0, free.length)
            .mapToObj(a -> line(parameters.get(free[a]), this.priors.get(a), near[free[a]]))
            .toArray(UnconstrainingTransform[]::new);
  }

  /** The matrix of theta as a linear function of b, row-major [q x q]. */
  private static double[] linear(MarginalCovariance structure, int q) {
    double[] matrix = new double[q * q];
    double[] unit = new double[q];
    for (int j = 0; j < q; j++) {
      Arrays.fill(unit, 0);
      unit[j] = 1;
      double[] column = structure.theta(unit);
      for (int i = 0; i < q; i++) {
        matrix[i * q + j] = column[i];
      }
    }
    return matrix;
  }

  private static UnconstrainingTransform line(
      DispersionParameter parameter, DispersionPrior.Continuous prior, double near) {
    boolean sd = parameter.alone() && parameter.link().equals(Link.LOG);
    if (!sd || !isUnbounded(prior)) {
      return new BoundedTransform(prior.lower(), prior.upper());
    }
    if (prior instanceof DispersionPrior.OfScale of) {
      double rate = of.density().lowerRate();
      if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
        // The likelihood adds to an upper rate that is finite.
        double upper = Math.max(TailSdTransform.MAX_RATE, of.density().upperRate());
        return TailSdTransform.of(near, rate, upper);
      }
    }
    return new LogSdTransform(near);
  }

  /** S takes a design's own orthogonal basis where all its coefficients are free and unbounded. */
  private void orthogonalise(
      List<DispersionParameter> parameters, List<DispersionPrior> priorsOfAll) {
    for (int a = 0; a < free.length; a++) {
      DispersionParameter own = parameters.get(free[a]);
      boolean whole =
          own.isWith(own)
              && IntStream.range(0, q)
                  .filter(j -> parameters.get(j).isWith(own))
                  .allMatch(j -> isUnbounded(priorsOfAll.get(j)));
      double[] unit = new double[q];
      unit[free[a]] = 1;
      double[] column = whole ? structure.coefficients(unit) : unit;
      for (int c = 0; c < free.length; c++) {
        s[c * free.length + a] = column[free[c]];
      }
    }
  }

  private static boolean isUnbounded(DispersionPrior prior) {
    return prior instanceof DispersionPrior.Continuous density
        && density.lower() == Double.NEGATIVE_INFINITY
        && density.upper() == Double.POSITIVE_INFINITY;
  }

  /** Number of unknown dispersion parameters. */
  int size() {
    return free.length;
  }

  /** b at the last place [q], not a copy. */
  double[] b() {
    return b;
  }

  /** theta at the last place [q], not a copy. */
  double[] theta() {
    return theta;
  }

  /** Goes to a place; returns the log prior of z there. */
  double at(double[] z) {
    int n = free.length;
    double log = logDetS;
    for (int a = 0; a < n; a++) {
      double sum = 0;
      for (int c = 0; c < n; c++) {
        sum += s[a * n + c] * z[c];
      }
      t[a] = sum;
      b[free[a]] = lines[a].u(sum);
      log += priors.get(a).log(b[free[a]]) + lines[a].logSlope(sum);
    }
    theta = structure.theta(b);
    return log;
  }

  /**
   * The gradient by z of the log prior and of a function of theta, at the last place.
   *
   * @param byTheta gradient of that function [q]
   * @param gradient receives the sum [free]
   */
  void gradient(double[] byTheta, double[] gradient) {
    int n = free.length;
    double[] byB = new double[q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        byB[j] += linear[i * q + j] * byTheta[i];
      }
    }
    Arrays.fill(gradient, 0);
    for (int a = 0; a < n; a++) {
      double slope = byB[free[a]] + priors.get(a).slope(b[free[a]]);
      double byT = slope * lines[a].slope(t[a]) + lines[a].slopeOfLogSlope(t[a]);
      for (int c = 0; c < n; c++) {
        gradient[c] += s[a * n + c] * byT;
      }
    }
  }

  /**
   * The place where heterogeneity is what V leaves over; in a support that does not hold it, one
   * inside.
   *
   * @return z [free]
   */
  double[] middle() {
    int n = free.length;
    double[] goal = new double[n];
    for (int a = 0; a < n; a++) {
      double u = near[free[a]];
      goal[a] = lines[a].contains(u) ? lines[a].t(u) : 0;
    }
    return solve(goal);
  }

  /** z where the only unknown dispersion parameter is u. */
  double[] only(double u) {
    return solve(new double[] {lines[0].t(u)});
  }

  /** S^-1 t by elimination: S is block triangular with a positive diagonal. */
  private double[] solve(double[] goal) {
    int n = goal.length;
    double[] z = goal.clone();
    for (int a = n - 1; a >= 0; a--) {
      for (int c = a + 1; c < n; c++) {
        z[a] -= s[a * n + c] * z[c];
      }
      z[a] /= s[a * n + a];
    }
    return z;
  }
}
