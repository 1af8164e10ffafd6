package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuredEffectsTest {

  private static final EffectCorrelation AR = new EffectCorrelation.Autoregressive(3);
  private static final List<String> EFFECTS = List.of("a", "b", "c");

  @Test
  void oneSdForAllOrOneForEach() {
    List<String> equal = names(new StructuredEffects(AR, true));
    assertEquals(List.of("sd(study):(Intercept)", "atanh(rho(study))"), equal);
    List<String> each = names(new StructuredEffects(AR, false));
    assertEquals(
        List.of("log(sd(study:a))", "log(sd(study:b))", "log(sd(study:c))", "atanh(rho(study))"),
        each);
    EffectCorrelation cs = new EffectCorrelation.Exchangeable(3);
    assertEquals("logit(rho(study))", names(new StructuredEffects(cs, true)).get(1));
    assertEquals(
        1, names(new StructuredEffects(new EffectCorrelation.Independent(3), true)).size());
  }

  private static List<String> names(StructuredEffects effects) {
    return effects.parameters("study", EFFECTS).stream().map(Parameter::name).toList();
  }

  /** The gradient of a sum c'L over two levels, by differences of it. */
  @Test
  void theGradientIsThatOfTheFactor() {
    for (EffectCorrelation correlation :
        List.of(
            AR,
            new EffectCorrelation.Exchangeable(3),
            new EffectCorrelation.Independent(3),
            new EffectCorrelation.ContinuousTime(new double[] {1, 2, 4}))) {
      for (boolean equal : new boolean[] {true, false}) {
        check(new StructuredEffects(correlation, equal));
      }
    }
  }

  private static void check(StructuredEffects effects) {
    double[] own = {-0.4, 0.3, 0.1, 0.6};
    double[] theta = java.util.Arrays.copyOf(own, effects.dimension());
    double[] byRoot = {0.3, 9, 9, -0.7, 1.1, 9, 0.2, 0.5, -1.3, 0.8, 9, 9, 0.1, 0.4, 9, 0, 2, 0.9};
    double[] gradient = new double[theta.length];
    double[] root = new double[18];
    effects.roots(theta, root);
    effects.gradient(theta, root, byRoot, gradient, 0);
    double[] differences = new double[theta.length];
    double h = 1e-6;
    for (int t = 0; t < theta.length; t++) {
      differences[t] =
          (sum(effects, theta, t, h, byRoot) - sum(effects, theta, t, -h, byRoot)) / (2 * h);
    }
    assertArrayEquals(differences, gradient, 1e-8);
  }

  private static double sum(
      StructuredEffects effects, double[] theta, int t, double by, double[] c) {
    double[] moved = theta.clone();
    moved[t] += by;
    double[] root = new double[c.length];
    effects.roots(moved, root);
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      sum += c[i] * root[i];
    }
    return sum;
  }
}
