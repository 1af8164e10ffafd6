package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Against dense matrices: y ~ N(X m, V + tau2 I + X S X'), S the covariance of the prior. */
class GaussianGivenTauTest {

  private static final double[] Y = {0.3, -0.1, 0.8, 0.5, 0.2};
  private static final double[] V = {0.04, 0.1, 0.02, 0.3, 0.07};
  private static final double[] X = {1, 2, 1, 5, 1, 3, 1, 9, 1, 4};
  private static final double TAU2 = 0.06;

  private static RegressionData regression(double... v) {
    return new RegressionData(
        Y,
        v,
        X,
        List.of(new Parameter.Mean(0, Parameter.INTERCEPT), new Parameter.Mean(0, "year")));
  }

  private static RealMatrix design() {
    RealMatrix x = new Array2DRowRealMatrix(Y.length, 2);
    for (int i = 0; i < Y.length; i++) {
      x.setRow(i, new double[] {X[2 * i], X[2 * i + 1]});
    }
    return x;
  }

  private static RealMatrix within() {
    RealMatrix m = MatrixUtils.createRealDiagonalMatrix(V.clone());
    return m.add(MatrixUtils.createRealIdentityMatrix(V.length).scalarMultiply(TAU2));
  }

  private static double dense(RealMatrix x, double[] mean, double[] variance) {
    RealMatrix s = MatrixUtils.createRealDiagonalMatrix(variance);
    RealMatrix m = within().add(x.multiply(s).multiply(x.transpose()));
    double[] centre = x.operate(mean);
    return Math.log(new MultivariateNormalDistribution(centre, m.getData()).density(Y));
  }

  @Test
  void normalPriorsOfTwoCoefficients() {
    List<LocationPrior> priors =
        List.of(new LocationPrior.Normal(0.2, 0.7), new LocationPrior.Normal(-0.1, 0.3));
    GaussianGivenTau model = GaussianGivenTau.of(regression(V), priors);
    double expected = dense(design(), new double[] {0.2, -0.1}, new double[] {0.49, 0.09});
    assertEquals(expected, model.logLikelihood(TAU2), 1e-11);

    double[] beta = new double[2];
    double[] covariance = new double[4];
    model.weigh(TAU2);
    assertEquals(expected, model.component(0, beta, covariance, 0), 1e-11);
    RealMatrix weight = MatrixUtils.inverse(within());
    RealMatrix prior = MatrixUtils.createRealDiagonalMatrix(new double[] {1 / 0.49, 1 / 0.09});
    RealMatrix xw = design().transpose().multiply(weight);
    RealMatrix posterior = MatrixUtils.inverse(xw.multiply(design()).add(prior));
    RealVector mean =
        posterior.operate(
            xw.operate(new ArrayRealVector(Y))
                .add(prior.operate(new ArrayRealVector(new double[] {0.2, -0.1}))));
    assertArrayEquals(mean.toArray(), beta, 1e-12);
    for (int j = 0; j < 4; j++) {
      assertEquals(posterior.getEntry(j / 2, j % 2), covariance[j], 1e-13);
    }
    model.place(0, new double[2], beta);
    assertArrayEquals(mean.toArray(), beta, 1e-12);
  }

  @Test
  void oneCoefficientTakesOnePassAndAgrees() {
    for (LocationPrior prior :
        List.of(new LocationPrior.Normal(0.4, 0.3), new LocationPrior.Flat())) {
      GaussianGivenTau model = GaussianGivenTau.of(RegressionData.intercept(Y, V), List.of(prior));
      model.weigh(TAU2);
      assertEquals(model.logWeight(0), model.logLikelihood(TAU2), 1e-12);
      if (prior.isProper()) {
        RealMatrix ones = new Array2DRowRealMatrix(new double[] {1, 1, 1, 1, 1});
        double expected = dense(ones, new double[] {0.4}, new double[] {0.09});
        assertEquals(expected, model.logLikelihood(TAU2), 1e-12);
      }
    }
  }

  /** p(y) under Student's prior is the integral of the density given mu over that prior. */
  @Test
  void studentPriorIsIntegratedOverItsPrecision() {
    LocationPrior prior = new LocationPrior.StudentT(3, 1, 0.2);
    GaussianGivenTau model = GaussianGivenTau.of(RegressionData.intercept(Y, V), List.of(prior));
    double sum = 0;
    double step = 1e-4;
    for (double mu = -4; mu < 5; mu += step) {
      double log = 0;
      for (int i = 0; i < Y.length; i++) {
        double v = V[i] + TAU2;
        log -= 0.5 * (Math.log(2 * Math.PI * v) + (Y[i] - mu) * (Y[i] - mu) / v);
      }
      sum += step * Math.exp(log) * prior.density(mu);
    }
    assertTrue(model.components() > 20);
    assertEquals(Math.log(sum), model.logLikelihood(TAU2), 1e-9);
  }

  @Test
  void knownCoefficientsAreTakenOff() {
    GaussianGivenTau model =
        GaussianGivenTau.of(
            regression(V), List.of(new LocationPrior.Normal(0, 1), new LocationPrior.Fixed(0.05)));
    double[] rest = new double[Y.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Y[i] - 0.05 * X[2 * i + 1];
    }
    GaussianGivenTau same =
        GaussianGivenTau.of(
            RegressionData.intercept(rest, V), List.of(new LocationPrior.Normal(0, 1)));
    assertEquals(same.logLikelihood(TAU2), model.logLikelihood(TAU2), 1e-13);
    assertEquals(1, model.unknowns());
    double[] beta = new double[2];
    model.weigh(TAU2);
    model.place(0, new double[1], beta);
    assertEquals(0.05, beta[1]);
  }

  /** A study of variance 1e-14 fixes mu; the others are then independent about it. */
  @Test
  void studiesOfExtremePrecisionKeepTheirDigits() {
    double[] v = {1e-14, 0.1, 0.02, 0.3, 0.07};
    GaussianGivenTau model =
        GaussianGivenTau.of(RegressionData.intercept(Y, v), List.of(new LocationPrior.Flat()));
    double expected = 0;
    for (int i = 1; i < Y.length; i++) {
      double gap = Y[i] - Y[0];
      expected -= 0.5 * (Math.log(2 * Math.PI * v[i]) + gap * gap / v[i]);
    }
    assertEquals(expected, model.logLikelihood(0), 1e-9);
  }

  @Test
  void twoStudentPriorsAndAliasedColumnsAreRefused() {
    LocationPrior t = new LocationPrior.StudentT(4, 0, 1);
    assertThrows(MetaException.class, () -> GaussianGivenTau.of(regression(V), List.of(t, t)));
    RegressionData twice =
        new RegressionData(
            Y, V, new double[] {1, 3, 1, 3, 1, 3, 1, 3, 1, 3}, regression(V).terms());
    MetaException aliased =
        assertThrows(
            MetaException.class,
            () ->
                GaussianGivenTau.of(
                    twice, List.of(new LocationPrior.Flat(), new LocationPrior.Flat())));
    assertTrue(aliased.getMessage().contains("year"), aliased.getMessage());
  }
}
