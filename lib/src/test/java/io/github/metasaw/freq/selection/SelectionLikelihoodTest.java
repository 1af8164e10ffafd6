package io.github.metasaw.freq.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Value and derivatives of the likelihood, which the search and the standard errors rest on. */
class SelectionLikelihoodTest {

  private static final double[] YI = {0.31, 0.05, 0.62, 0.44, -0.12, 0.9, 0.27, 0.55};
  private static final double[] VI = {0.02, 0.01, 0.06, 0.03, 0.05, 0.12, 0.015, 0.04};

  private static SelectionModel model(String type) {
    return switch (type) {
      case "step" -> SelectionModel.of(type).withSteps(0.025, 0.3, 0.5);
      case "stepcon" -> SelectionModel.of(type).withSteps(0.025, 0.5);
      default -> SelectionModel.of(type);
    };
  }

  private static SelectionLikelihood likelihood(SelectionModel model, boolean hasModerator) {
    int p = hasModerator ? 2 : 1;
    double[] x = new double[YI.length * p];
    for (int i = 0; i < YI.length; i++) {
      x[i * p] = 1;
      x[i * p + p - 1] = hasModerator ? i % 3 : 1;
    }
    double sign = model.settings().alternative().sign();
    double[] precision = model.settings().precision() == null ? new double[0] : VI;
    SelectionData data = new SelectionData(YI, VI, x, sign, precision);
    return new SelectionLikelihood(data, SelectionRule.of(model.settings()), Double.NaN);
  }

  private static double[] theta(SelectionLikelihood likelihood) {
    double[] theta = new double[likelihood.dimension()];
    for (int t = 0; t < theta.length; t++) {
      theta[t] = t < likelihood.layout().firstDelta() ? 0.4 - 0.3 * t : -4.2 + 0.3 * t;
    }
    return theta;
  }

  private static double[] moved(double[] theta, int t, double by) {
    double[] out = theta.clone();
    out[t] += by;
    return out;
  }

  private static void checkDerivatives(SelectionLikelihood likelihood) {
    double[] theta = theta(likelihood);
    int q = theta.length;
    likelihood.at(theta);
    double[] gradient = likelihood.gradient();
    double[] observed = likelihood.observedInformation();
    double[] scores = likelihood.scores();
    double h = 1e-5;
    for (int t = 0; t < q; t++) {
      double up = likelihood.at(moved(theta, t, h));
      double[] slopeUp = likelihood.gradient();
      double down = likelihood.at(moved(theta, t, -h));
      double[] slopeDown = likelihood.gradient();
      assertEquals((up - down) / (2 * h), gradient[t], 1e-7 * Math.max(1, Math.abs(gradient[t])));
      double sum = 0;
      for (int i = 0; i < YI.length; i++) {
        sum += scores[i * q + t];
      }
      assertEquals(gradient[t], sum, 1e-12 * Math.max(1, Math.abs(sum)));
      for (int u = 0; u < q; u++) {
        double second = (slopeDown[u] - slopeUp[u]) / (2 * h);
        assertEquals(second, observed[t * q + u], 1e-6 * Math.max(1, Math.abs(second)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step",
        "stepcon",
        "trunc",
        "beta",
        "halfnorm",
        "negexp",
        "logistic",
        "power",
        "negexppow"
      })
  void derivativesAreThoseOfTheValue(String type) {
    SelectionModel model = model(type);
    checkDerivatives(likelihood(model, false));
    checkDerivatives(likelihood(model, true));
    if (!type.equals("trunc")) {
      checkDerivatives(likelihood(model.withAlternative(Alternative.TWO_SIDED), true));
    }
  }

  @Test
  void precisionEntersValueAndDerivatives() {
    SelectionModel model = SelectionModel.of("halfnorm").withPrecision(FunnelPredictor.VI);
    checkDerivatives(likelihood(model, true));
    double[] theta = theta(likelihood(model, false));
    assertTrue(
        Math.abs(
                likelihood(model, false).at(theta)
                    - likelihood(SelectionModel.of("halfnorm"), false).at(theta))
            > 1e-4);
  }

  /** Hedges 1992, eq. 3, by a sum over a fine grid. */
  @Test
  void theValueIsTheDensityOfSelectedStudies() {
    SelectionModel model = model("step");
    SelectionLikelihood likelihood = likelihood(model, false);
    double[] theta = theta(likelihood);
    double value = likelihood.at(theta);
    double mean = likelihood.data().beta(theta[0])[0];
    double tau = likelihood.layout().tau(theta) * likelihood.data().unit;
    double[] delta = likelihood.scale().delta().clone();
    WeightFunction weights = SelectionRule.of(model.settings()).function();
    double[] probabilities = likelihood.probabilities();
    double expected = 0;
    for (int i = 0; i < YI.length; i++) {
      double sd = Math.sqrt(VI[i] + tau * tau);
      double se = Math.sqrt(VI[i]);
      double integral = 0;
      double step = 1e-4;
      for (double b = -9; b < 9; b += step) {
        double y = mean + sd * (b + step / 2);
        integral +=
            weights.weight(Normal.survival(y / se), 1, delta) * Normal.density(b + step / 2);
      }
      assertEquals(integral * step, probabilities[i], 1e-4);
      double weight = weights.weight(Normal.survival(YI[i] / se), 1, delta);
      expected += Math.log(weight * Normal.density((YI[i] - mean) / sd) / sd / (integral * step));
    }
    assertEquals(expected, value, 5e-4);
  }

  /** The mean of the observed information over data that the model makes is the expected one. */
  @Test
  void theExpectedInformationIsTheVarianceOfTheScore() {
    SelectionLikelihood likelihood = likelihood(SelectionModel.of("step").withSteps(0.025), false);
    double[] theta = theta(likelihood);
    likelihood.at(theta);
    int q = theta.length;
    double[] information = likelihood.information();
    double[] delta = likelihood.scale().delta().clone();
    SelectionData data = likelihood.data();
    double tau = likelihood.layout().tau(theta) * data.unit;
    double mean = data.beta(theta[0])[0];
    double[] sum = new double[q * q];
    int n = 4000;
    double critical = Normal.upperQuantile(0.025);
    for (int g = 0; g < n; g++) {
      double u = Normal.quantile((g + 0.5) / n);
      double[] yi = new double[YI.length];
      double[] w = new double[YI.length];
      for (int i = 0; i < yi.length; i++) {
        yi[i] = mean + u * Math.sqrt(VI[i] + tau * tau);
        w[i] = yi[i] / Math.sqrt(VI[i]) >= critical ? 1 : delta[1];
      }
      addProducts(likelihood, yi, w, theta, sum);
    }
    double[] probabilities = probabilities(likelihood, theta);
    assertTrue(Arrays.stream(probabilities).allMatch(p -> p > 0));
    for (int e = 0; e < sum.length; e++) {
      sum[e] /= n;
    }
    assertArrayEquals(information, sum, 0.01 * information[0]);
  }

  private static double[] probabilities(SelectionLikelihood likelihood, double[] theta) {
    likelihood.at(theta);
    return likelihood.probabilities();
  }

  /** Adds w s s' / A of the scores s of studies with other effects. */
  private static void addProducts(
      SelectionLikelihood like, double[] yi, double[] w, double[] theta, double[] sum) {
    SelectionModel model = SelectionModel.of("step").withSteps(0.025);
    double[] x = new double[yi.length];
    Arrays.fill(x, 1);
    SelectionData data = new SelectionData(yi, VI, x, 1, new double[0]);
    SelectionLikelihood other =
        new SelectionLikelihood(data, SelectionRule.of(model.settings()), Double.NaN);
    other.at(theta);
    double[] scores = other.scores();
    double[] selected = probabilities(like, theta);
    int q = theta.length;
    for (int i = 0; i < yi.length; i++) {
      for (int t = 0; t < q; t++) {
        for (int u = 0; u < q; u++) {
          sum[t * q + u] += w[i] / selected[i] * scores[i * q + t] * scores[i * q + u];
        }
      }
    }
  }

  /** What the value last asked for left behind is what the derivatives are of. */
  @Test
  void derivativesAreThoseOfTheLastPoint() {
    SelectionLikelihood likelihood = likelihood(model("beta"), true);
    double[] here = theta(likelihood);
    double[] there = moved(here, 0, 0.7);
    likelihood.at(here);
    List<double[]> first =
        List.of(likelihood.gradient(), likelihood.information(), likelihood.observedInformation());
    likelihood.at(there);
    likelihood.gradient();
    likelihood.at(here);
    assertArrayEquals(first.get(1), likelihood.information());
    assertArrayEquals(first.get(2), likelihood.observedInformation());
    assertArrayEquals(first.get(0), likelihood.gradient());
  }
}
