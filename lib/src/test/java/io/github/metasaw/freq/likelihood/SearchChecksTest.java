package io.github.metasaw.freq.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Remarks on searches that end well and badly. */
class SearchChecksTest {

  private static Map<String, Check> checks(MaximumLikelihood<?> found, double... se) {
    return SearchChecks.of(found, se).stream()
        .collect(Collectors.toMap(Check::name, Function.identity()));
  }

  private static final double[] YI = {0.1, 0.9, 0.4, 0.7};
  private static final double[] VI = {0.02, 0.03, 0.01, 0.02};

  @Test
  void aSearchThatEndedAtAMaximumIsInOrder() {
    MaximumLikelihood<?> found =
        MaximumLikelihood.fit(new TwoParameterLikelihood.RandomEffects(YI, VI));
    Map<String, Check> checks = checks(found, found.standardErrors());
    assertTrue(checks.values().stream().allMatch(c -> c.status() == Check.Status.OK), "" + checks);
    assertTrue(checks.get("fixed_gradient").value().contains("component="));
    assertEquals(7, checks.size());
  }

  @Test
  void aLikelihoodThatRisesForEverIsRemarkedOn() {
    TwoParameterLikelihood rising =
        new TwoParameterLikelihood(0, 0, "x") {
          @Override
          public double at(double[] theta) {
            slope[0] = -theta[0];
            slope[1] = 1;
            return theta[1] - theta[0] * theta[0] / 2;
          }
        };
    Map<String, Check> checks = checks(MaximumLikelihood.fit(rising), 1, Double.NaN);
    for (String name :
        List.of("optimizer_convergence", "fixed_gradient", "hessian_positive_definite")) {
      assertEquals(Check.Status.WARNING, checks.get(name).status(), name);
    }
    assertEquals(Check.Status.WARNING, checks.get("standard_errors_finite").status());
  }

  @Test
  void aStandardErrorOutOfProportionIsRemarkedOn() {
    MaximumLikelihood<?> found =
        MaximumLikelihood.fit(new TwoParameterLikelihood.RandomEffects(YI, VI));
    assertTrue(checks(found, 0.1, 0.2, 400).containsKey("standard_errors_inflated"));
    assertTrue(!checks(found, 100, 200, 400).containsKey("standard_errors_inflated"));
  }
}
