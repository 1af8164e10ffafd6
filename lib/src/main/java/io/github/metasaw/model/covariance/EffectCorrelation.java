package io.github.metasaw.model.covariance;

import io.github.metasaw.distribution.Logistic;
import io.github.metasaw.model.parameter.Link;

/**
 * The correlation matrix C [m x m] of the effects within a level of a group, for patterns with at
 * most one parameter rho. It is represented by its lower Cholesky factor, which has a closed form
 * for each pattern and therefore exists even at the ends of the range of rho, where C is singular.
 */
public sealed interface EffectCorrelation {

  /**
   * Number of effects.
   *
   * @return m
   */
  int size();

  /**
   * The scale on which rho is estimated.
   *
   * @return the link to the range of rho in which C is a correlation matrix; unused if there is no
   *     rho
   */
  Link link();

  /**
   * Whether the pattern has a parameter rho.
   *
   * @return false for independent effects
   */
  default boolean isEstimated() {
    return true;
  }

  /**
   * Describes the effects whose correlation is rho.
   *
   * @return a description in the plural; empty if there is no rho
   */
  String pairs();

  /**
   * The Cholesky factor of C.
   *
   * @param x rho on the scale of the link
   * @return lower triangular, row-major [m x m]
   */
  double[] root(double x);

  /**
   * The derivative of the factor with respect to x.
   *
   * @param x rho on the scale of the link, finite
   * @return lower triangular, row-major [m x m]
   */
  double[] slope(double x);

  /**
   * C = I: {@code DIAG} and {@code ID} of metafor.
   *
   * @param size m
   */
  record Independent(int size) implements EffectCorrelation {
    @Override
    public Link link() {
      return Link.ATANH;
    }

    @Override
    public boolean isEstimated() {
      return false;
    }

    @Override
    public String pairs() {
      return "";
    }

    @Override
    public double[] root(double x) {
      double[] root = new double[size * size];
      for (int a = 0; a < size; a++) {
        root[a * size + a] = 1;
      }
      return root;
    }

    @Override
    public double[] slope(double x) {
      return new double[size * size];
    }
  }

  /**
   * C = (1 - rho) I + rho 11', compound symmetry: {@code CS} and {@code HCS}. rho ranges from -1/(m
   * - 1) to 1. With u_j = 1 + j rho the factor has l_j0 = rho below its first 1, and for j > 0 l_jj
   * = sqrt((1 - rho) u_j/u_(j-1)), l_ij = rho sqrt((1 - rho)/(u_(j-1) u_j)).
   *
   * @param size m, at least 2
   */
  record Exchangeable(int size) implements EffectCorrelation {
    @Override
    public Link link() {
      return Link.correlationFrom(-1.0 / (size - 1));
    }

    @Override
    public String pairs() {
      return "any two effects";
    }

    /** Fisher's z of a correlation from -1 to 1 is half its logit. */
    private double logit(double x) {
      return logitSlope() * x;
    }

    private double logitSlope() {
      return size == 2 ? 2 : 1;
    }

    /** 1 - rho, exact near 0. */
    private double below1(double x) {
      return size / (size - 1.0) * Logistic.cdf(-logit(x));
    }

    /** u_j, exact near 0: 1 + j rho, computed from the distance of rho to its lowest value. */
    private double u(int j, double x) {
      return (size - 1 - j) / (size - 1.0) + j * size / (size - 1.0) * Logistic.cdf(logit(x));
    }

    @Override
    public double[] root(double x) {
      double rho = link().toNatural(x);
      double below1 = below1(x);
      double[] root = new double[size * size];
      for (int i = 0; i < size; i++) {
        root[i * size] = i == 0 ? 1 : rho;
      }
      for (int j = 1; j < size; j++) {
        double before = u(j - 1, x);
        double own = u(j, x);
        root[j * size + j] = Math.sqrt(below1 * own / before);
        double below = j + 1 < size ? rho * Math.sqrt(below1 / (before * own)) : 0;
        for (int i = j + 1; i < size; i++) {
          root[i * size + j] = below;
        }
      }
      return root;
    }

    /** d log u_j/dx; where u_j is 0, its limit. */
    private double logSlope(int j, double x) {
      double f = Logistic.cdf(logit(x));
      double g = Logistic.cdf(-logit(x));
      return j == size - 1
          ? logitSlope() * g
          : logitSlope() * j * size / (size - 1.0) * f * g / u(j, x);
    }

    @Override
    public double[] slope(double x) {
      double[] root = root(x);
      double slope = link().slope(x);
      // d log(1 - rho)/dx.
      double ofBelow1 = -logitSlope() * Logistic.cdf(logit(x));
      double[] out = new double[size * size];
      for (int j = 1; j < size; j++) {
        out[j * size] = slope;
        double before = logSlope(j - 1, x);
        double own = logSlope(j, x);
        out[j * size + j] = root[j * size + j] * 0.5 * (ofBelow1 + own - before);
        if (j + 1 < size) {
          double scale = Math.sqrt(below1(x) / (u(j - 1, x) * u(j, x)));
          double share = 0.5 * (ofBelow1 - before - own);
          double below = slope * scale + root[(j + 1) * size + j] * share;
          for (int i = j + 1; i < size; i++) {
            out[i * size + j] = below;
          }
        }
      }
      return out;
    }
  }

  /**
   * C_ab = rho^|a - b|, first-order autoregressive: {@code AR} and {@code HAR}. rho ranges from -1
   * to 1. The factor is rho^(a - c), times sqrt(1 - rho^2) from the second column on.
   *
   * @param size m, at least 2
   */
  record Autoregressive(int size) implements EffectCorrelation {
    @Override
    public Link link() {
      return Link.ATANH;
    }

    @Override
    public String pairs() {
      return "neighbouring effects";
    }

    @Override
    public double[] root(double x) {
      double rho = Math.tanh(x);
      double rest = 1 / Math.cosh(x);
      double[] root = new double[size * size];
      for (int a = 0; a < size; a++) {
        for (int c = 0; c <= a; c++) {
          root[a * size + c] = Math.pow(rho, a - c) * (c == 0 ? 1 : rest);
        }
      }
      return root;
    }

    @Override
    public double[] slope(double x) {
      double rho = Math.tanh(x);
      double rest = 1 / Math.cosh(x);
      double[] out = new double[size * size];
      for (int a = 0; a < size; a++) {
        for (int c = 0; c <= a; c++) {
          int lag = a - c;
          double ofPower = lag == 0 ? 0 : lag * Math.pow(rho, lag - 1) * rest * rest;
          out[a * size + c] = c == 0 ? ofPower : ofPower * rest - Math.pow(rho, lag) * rho * rest;
        }
      }
      return out;
    }
  }

  /**
   * C_ab = rho^|t_a - t_b|, autoregressive in continuous time: {@code CAR}. rho is the correlation
   * of effects one unit of time apart and ranges from 0 to 1. The factor is rho^(t_a - t_c), times
   * sqrt(1 - rho^(2 (t_c - t_(c-1)))) from the second column on.
   *
   * @param times ascending [m]
   */
  record ContinuousTime(double[] times) implements EffectCorrelation {
    @Override
    public int size() {
      return times.length;
    }

    @Override
    public Link link() {
      return Link.correlationFrom(0);
    }

    @Override
    public String pairs() {
      return "effects one unit of time apart";
    }

    @Override
    public double[] root(double x) {
      int m = times.length;
      double decay = Logistic.softplus(-x);
      double[] root = new double[m * m];
      for (int c = 0; c < m; c++) {
        double step = c == 0 ? 0 : times[c] - times[c - 1];
        double rest = c == 0 ? 1 : Math.sqrt(-Math.expm1(-2 * step * decay));
        for (int a = c; a < m; a++) {
          double gap = times[a] - times[c];
          // rho^0 is 1 even if rho is 0 and the decay is infinite.
          root[a * m + c] = gap == 0 ? rest : Math.exp(-gap * decay) * rest;
        }
      }
      return root;
    }

    @Override
    public double[] slope(double x) {
      int m = times.length;
      double decay = Logistic.softplus(-x);
      // d log rho/dx.
      double ofLog = Logistic.cdf(-x);
      double[] root = root(x);
      double[] out = new double[m * m];
      for (int c = 0; c < m; c++) {
        double step = c == 0 ? 0 : times[c] - times[c - 1];
        double ofRest = c == 0 ? 0 : step * ofLog / Math.expm1(2 * step * decay);
        for (int a = c; a < m; a++) {
          double value = root[a * m + c];
          out[a * m + c] = value == 0 ? 0 : value * ((times[a] - times[c]) * ofLog - ofRest);
        }
      }
      return out;
    }
  }
}
