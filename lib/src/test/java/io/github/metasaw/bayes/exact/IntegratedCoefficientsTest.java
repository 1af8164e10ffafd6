package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.RegressionData;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegratedCoefficientsTest {

  private static final String TEXT =
      "yi ~ 1 + x + meta_V(V = vi)\nsigma ~ 1\nprior sigma = half_normal(sd = 9)";

  private static Models.Structured model() {
    return Models.structured(Models.YI, Models.VI, TEXT);
  }

  private static double at(IntegratedCoefficients integrated, double logSigma) {
    Models.Structured read = model();
    return integrated.likelihood().at(read.model().structure().theta(new double[] {logSigma}));
  }

  /** Independent studies have the same likelihood by {@link GaussianGivenTau}. */
  @Test
  void equalsTheClosedFormOfIndependentStudies() {
    Models.Structured read = model();
    RegressionData data = read.model().mean().data(read.model().studies());
    List<LocationPrior> normal =
        List.of(new LocationPrior.Normal(1, 20), new LocationPrior.Normal(0, 0.3));
    List<LocationPrior> fixed = List.of(new LocationPrior.Flat(), new LocationPrior.Fixed(0.2));
    for (List<LocationPrior> priors : List.of(normal, fixed)) {
      IntegratedCoefficients integrated = IntegratedCoefficients.of(read.model(), priors);
      GaussianGivenTau given = GaussianGivenTau.of(data, priors);
      for (double u : new double[] {-1, 1, 3}) {
        assertEquals(given.logLikelihood(Math.exp(2 * u)), at(integrated, u), 1e-9);
      }
    }
  }

  @Test
  void aNewPrecisionIsAnotherPrior() {
    Models.Structured read = model();
    IntegratedCoefficients changed =
        IntegratedCoefficients.of(
            read.model(), List.of(new LocationPrior.Flat(), new LocationPrior.Normal(0, 1)));
    changed.setPrecision(1, 1 / 0.09);
    IntegratedCoefficients other =
        IntegratedCoefficients.of(
            read.model(), List.of(new LocationPrior.Flat(), new LocationPrior.Normal(0, 0.3)));
    assertEquals(at(other, 2), at(changed, 2), 1e-10);
  }

  @Test
  void knownCoefficientsCompleteTheDrawnOnes() {
    IntegratedCoefficients integrated =
        IntegratedCoefficients.of(
            model().model(), List.of(new LocationPrior.Fixed(4), new LocationPrior.Flat()));
    assertEquals(1, integrated.size());
    double[] beta = new double[2];
    integrated.complete(new double[] {0.7}, beta);
    assertArrayEquals(new double[] {4, 0.7}, beta);
  }

  @Test
  void aliasedColumnsAreNamed() {
    Models.Structured read =
        Models.structured(
            Models.YI,
            Models.VI,
            "yi ~ 1 + x + I(2*x) + meta_V(V = vi)\nsigma ~ 1\nprior sigma = half_normal(sd = 1)");
    LocationPrior flat = new LocationPrior.Flat();
    List<LocationPrior> priors = List.of(flat, flat, flat);
    MetaException refused =
        assertThrows(MetaException.class, () -> IntegratedCoefficients.of(read.model(), priors));
    assertTrue(refused.getMessage().contains("I(2 * x)"), refused.getMessage());
  }
}
