package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.MarginalModel;
import io.github.metasaw.freq.tau2.ObservedInformation;
import io.github.metasaw.freq.tau2.Projection;

/**
 * Coefficients of the mean at a value of tau2: beta = (X'WX)^-1 X'Wy with W = diag(1/(vi + tau2)),
 * or with given weights A the same with A and the sandwich variance (Viechtbauer 2010, J. Stat.
 * Softw. 36(3)).
 */
final class OneVarianceCoefficients {

  private final CentredData data;
  private final MarginalModel model;
  private final FreqOptions options;
  private final double tau2;
  private final double[] gamma;

  /** On the scale of X [p]. */
  final double[] beta;

  /** Row-major [p x p]. */
  final double[] vcov;

  /** Residual sum of squares, weighted by 1/(vi + tau2). */
  final double rss;

  /** Knapp and Hartung's factor; 1 for other tests. */
  final double s2w;

  /**
   * @param data centred
   * @param options weights, test and kind of information
   * @param tau2 a variance
   * @throws MetaException for weights of another number of studies
   */
  OneVarianceCoefficients(CentredData data, FreqOptions options, double tau2) {
    this.data = data;
    this.model = data.model();
    this.options = options;
    this.tau2 = tau2;
    model.settle(tau2);
    double scale = options.test().scales() ? knappHartung(model.yPy()) : 1;
    this.s2w = options.test() == CoefficientTest.ADHOC ? Math.max(1, scale) : scale;
    double[] weights = options.weights();
    if (weights == null) {
      this.gamma = model.coefficients();
      this.rss = model.yPy();
      double[] known = model.covariance();
      this.vcov =
          scaled(
              observes()
                  ? ObservedInformation.covariance(
                      model, tau2, options.isRestricted(), residuals(), known)
                  : known,
              s2w);
    } else {
      Projection given = new Projection(checked(weights), model.q(), model.p(), model.y());
      this.gamma = given.coefficients();
      this.rss = residualSquares();
      this.vcov = scaled(given.sandwich(marginalVariances(tau2)), s2w);
    }
    this.beta = data.coefficients(gamma);
  }

  /** Whether standard errors allow for the estimation of tau2. */
  boolean observes() {
    return options.information() == InformationMatrix.OBSERVED && model.k() > 1;
  }

  private double[] checked(double[] weights) {
    if (weights.length != model.k()) {
      throw MetaException.of(weights.length + " weights were given for " + model.k() + " studies");
    }
    return weights;
  }

  private double knappHartung(double squares) {
    return squares <= Math.ulp(1.0) ? 0 : squares / (model.k() - model.p());
  }

  private double residualSquares() {
    double sum = 0;
    double[] r = residuals();
    for (int i = 0; i < r.length; i++) {
      sum += r[i] * r[i] / (model.v()[i] + tau2);
    }
    return sum;
  }

  private double[] marginalVariances(double otherTau2) {
    double[] m = new double[model.k()];
    for (int i = 0; i < m.length; i++) {
      m[i] = model.v()[i] + otherTau2;
    }
    return m;
  }

  /** On the scale of X, times {@code factor}; the argument may be changed. */
  private double[] scaled(double[] covariance, double factor) {
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= factor;
    }
    return data.covariance(covariance);
  }

  /** Covariance of these coefficients if tau2 and s2w had other values, row-major [p x p]. */
  double[] covarianceAt(double otherTau2, double otherS2w) {
    double[] given = options.weights();
    if (given == null) {
      model.at(otherTau2);
      return scaled(model.covariance(), otherS2w);
    }
    Projection projection = new Projection(given, model.q(), model.p(), model.y());
    return scaled(projection.sandwich(marginalVariances(otherTau2)), otherS2w);
  }

  /** yi - fitted [k]. */
  double[] residuals() {
    double[] r = new double[model.k()];
    for (int i = 0; i < r.length; i++) {
      r[i] = model.y()[i] - data.fitted(gamma, i);
    }
    return r;
  }

  /** Leverages [k], with the weights the coefficients were estimated with. */
  double[] hat() {
    double[] given = options.weights();
    return new Projection(given == null ? precisions() : given, model.q(), model.p(), model.y())
        .hat();
  }

  /** Share of each study among the weights, per cent [k]. */
  double[] shares() {
    double[] given = options.weights();
    double[] w = given == null ? precisions() : given.clone();
    double sum = 0;
    for (double value : w) {
      sum += value;
    }
    for (int i = 0; i < w.length; i++) {
      w[i] *= 100 / sum;
    }
    return w;
  }

  /** 1/(vi + tau2) [k]. */
  private double[] precisions() {
    double[] w = new double[model.k()];
    for (int i = 0; i < w.length; i++) {
      w[i] = 1 / (model.v()[i] + tau2);
    }
    return w;
  }
}
