package io.github.metasaw.report.script;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten of the scripts were run in R 4.2.2 with bayesmeta 3.4: its posteriors of tau (mean, median,
 * interval) are ours to all six decimals; those of mu are within 0.005 of their interval's width,
 * which is the accuracy that its {@code delta} asks for.
 */
class BayesScriptTest {

  private static String script(String data, String model) {
    return RScript.of(Meta.bayes(Meta.dataset(data), model));
  }

  @Test
  void dataAndPriorsAreArguments() {
    String script =
        script("bcg", "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)");
    assertTrue(script.startsWith("# bcg, as Metasaw "), script);
    assertTrue(script.contains("library(bayesmeta)\nyi <- c(-0.88"), script);
    assertTrue(script.contains("sei <- c(0.5706"), script);
    assertTrue(script.contains("res <- bayesmeta(\n  y = yi, sigma = sei, labels = slab,"), script);
    assertTrue(script.contains("tau.prior = function(t) dhalfcauchy(t, scale = 0.5)"), script);
    assertTrue(script.contains("mu.prior.mean = 0,\n  mu.prior.sd = 1,"), script);
    assertTrue(script.contains("interval.type = \"central\""), script);
    assertFalse(script.contains("metafor"), script);
  }

  @Test
  void moderatorsAreARegressorMatrix() {
    String script = script("bcg", "yi ~ ablat\nprior tau = half_t(scale = 0.5, df = 4)");
    assertTrue(script.contains("X <- cbind("), script);
    assertTrue(script.contains("res <- bmr("), script);
    assertTrue(script.contains("dhalft(t, df = 4, scale = 0.5)"), script);
    assertFalse(script.contains("prior.mean"), script);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flat() | \"uniform\"",
        "uniform_shrinkage() | \"shrinkage\"",
        "dumouchel() | \"DuMouchel\"",
        "jeffreys() | \"Jeffreys\"",
        "berger_deely() | \"BergerDeely\"",
        "conventional() | \"conventional\"",
        "i2() | \"I2\"",
        "half_normal(sd = 5) | function(t) dhalfnormal(t, scale = 5)",
        "lomax(2, 10) | function(t) dlomax(t, shape = 2, scale = 10)"
      })
  void priorsOfTauHaveTheirNames(String ours, String theirs) {
    String script = script("eight_schools", "yi ~ 1\nprior tau = " + ours);
    assertTrue(script.contains("tau.prior = " + theirs + ","), script);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ 1\nprior tau2 = inverse_gamma(1, 1)",
        "yi ~ 1\nprior mu = t(4, 0, 5)\nprior tau = half_normal(sd = 5)",
        "yi ~ sei\nprior sei = normal(0, sd = 1)\nprior tau = half_normal(sd = 5)"
      })
  void whatBayesmetaDoesNotHaveIsRefused(String model) {
    String fault =
        assertThrows(MetaException.class, () -> script("eight_schools", model)).getMessage();
    assertTrue(fault.startsWith("R is written with bayesmeta for posteriors"), fault);
  }
}
