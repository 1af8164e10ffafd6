package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.fit.BayesFit;
import org.junit.jupiter.api.Test;

class MethodsTest {

  private static String model(String text) {
    BayesOptions options = BayesOptions.defaults().withChains(2).withDraws(50).withWarmup(50);
    BayesFit fit = Meta.bayes(Meta.dataset("bcg"), text, options);
    return Methods.model(fit).sentence();
  }

  @Test
  void anInteractionIsNamedByItsColumns() {
    String sentence = Methods.model(Meta.fit(Meta.dataset("bcg"), "yi ~ ablat * alloc")).sentence();
    assertTrue(sentence.endsWith("a mean that depends on ablat, alloc and ablat:alloc."), sentence);
  }

  @Test
  void bayesianModelsNameWhatVaries() {
    assertEquals(
        "A Bayesian multilevel model was fitted, with random effects for single estimates (sigma) and the levels of alloc; the mean depends on ablat.",
        model(
            "yi ~ ablat + (1 | alloc)\nprior sigma = half_normal(sd = 1)\nprior sd(alloc) = half_normal(sd = 1)"));
    assertEquals(
        "A Bayesian random-effects model was fitted, in which the true effects of the studies are assumed to be normally distributed.",
        Methods.model(Meta.bayes(Meta.dataset("bcg"), "yi ~ 1\nprior tau = half_normal(sd = 1)"))
            .sentence());
  }
}
