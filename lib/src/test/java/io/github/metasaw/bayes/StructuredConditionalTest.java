package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StructuredConditionalTest {

  private static final BayesOptions FEW = BayesOptions.defaults().withDraws(50);

  private static BayesFit fit(String text) {
    return Meta.bayes(ClusteredRows.rows(), text, FEW);
  }

  /** The same model with one tau, and as one of several variances of which all others are 0. */
  @Test
  void weightsLeaveTheShareOfThePriorAsWithOneTau() {
    String priors = "prior mu = normal(0, sd = 0.1)\n";
    BayesFit one = fit("yi ~ 1 + meta_V(V = vi)\n" + priors + "prior tau = fixed(0.3)");
    BayesFit several =
        fit("yi ~ 1 + meta_V(V = vi)\nsigma ~ 1\n" + priors + "prior sigma = fixed(0.3)");
    assertArrayEquals(one.weights(), several.weights(), 1e-9);
    double precision = 0;
    for (double v : ClusteredRows.VI) {
      precision += 1 / (v + 0.09);
    }
    double share = 100 * precision / (precision + 100);
    assertEquals(share, Arrays.stream(one.weights()).sum(), 1e-9);
  }

  @Test
  void weightsSumToOneHundredUnderAFlatPrior() {
    BayesFit grouped =
        fit(
            "yi ~ 1 + (1 | study) + meta_V(V = vi)\nprior sigma = fixed(0.2)\nprior sd(study) = fixed(0.3)");
    assertEquals(100, Arrays.stream(grouped.weights()).sum(), 1e-9);
    BayesFit known =
        fit(
            "yi ~ 1 + (1 | study) + meta_V(V = vi)\nprior mu = fixed(0)\nprior sigma = fixed(0.2)\nprior sd(study) = fixed(0.3)");
    assertTrue(Arrays.stream(known.weights()).allMatch(w -> w == 0));
  }
}
