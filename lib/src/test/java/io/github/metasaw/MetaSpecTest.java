package io.github.metasaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.ModelSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A parsed model gives what its text gives; weights go by the estimator. */
class MetaSpecTest {

  private static final Table BCG = Meta.dataset("bcg");
  private static final FreqOptions DEFAULTS = FreqOptions.defaults();

  @Test
  void aParsedModelIsTheSameAsItsText() {
    String text = "yi ~ ablat + meta_V(V = vi)";
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    assertEquals(Meta.fit(BCG, text).logLik(), Meta.fit(BCG, spec, DEFAULTS).logLik());
    String priors = "yi ~ 1\nprior tau = half_cauchy(0.5)";
    assertEquals(
        Meta.bayes(BCG, priors).mean("tau"),
        Meta.bayes(BCG, ModelSpec.parse(priors, Map.of()), BayesOptions.defaults()).mean("tau"));
    assertThrows(
        MetaException.class, () -> Meta.fit(BCG, ModelSpec.parse(priors, Map.of()), DEFAULTS));
  }

  @Test
  void aReaderIsReadWithTheColumnsOfTheOptions() {
    FreqOptions genq = DEFAULTS.withMethod("GENQ").withWeightsOfMethod("ablat");
    assertEquals("ablat", genq.weightsColumn());
    assertEquals(null, genq.likelihoodWeightsColumn());
    assertEquals(
        Meta.fit(Meta.studies(BCG).require(genq.columns()).read(), genq).tau2(),
        Meta.fit(Meta.studies(BCG), genq).tau2());
    FreqOptions ml = DEFAULTS.withMethod("ML").withWeightsOfMethod("ablat");
    assertEquals("ablat", ml.likelihoodWeightsColumn());
    assertEquals(null, ml.weightsColumn());
  }
}
