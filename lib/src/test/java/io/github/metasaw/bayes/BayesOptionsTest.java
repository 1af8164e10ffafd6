package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.sampler.ChainSettings;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BayesOptionsTest {

  private static final BayesOptions DEFAULTS = BayesOptions.defaults();

  @Test
  void copiesDifferInOneOption() {
    BayesOptions seeded = DEFAULTS.withSeed(7);
    assertEquals(7, seeded.seed());
    assertEquals(20, DEFAULTS.seed());
    BayesOptions all =
        DEFAULTS
            .withSampler("nuts")
            .withChains(2)
            .withWarmup(30)
            .withDraws(40)
            .withSeed(5)
            .withLevel(0.9)
            .withParameters("noncentred");
    ChainSettings settings = all.chainSettings();
    assertEquals(Sampler.NUTS, settings.sampler());
    assertEquals(Parameterization.NONCENTRED, settings.parameters());
    assertEquals(2, settings.chains());
    assertEquals(30, settings.warmup());
    assertEquals(40, settings.draws());
    assertEquals(5, settings.seed());
    assertEquals(0.9, all.level());
  }

  /** Independent draws have no warm-up, whatever was asked for. */
  @Test
  void independentDrawsHaveNoWarmup() {
    assertEquals(0, DEFAULTS.withSampler(Sampler.DIRECT).withWarmup(50).chainSettings().warmup());
    assertEquals(0, DEFAULTS.chainSettings().warmup());
    assertEquals(1000, DEFAULTS.withSampler(Sampler.GIBBS).chainSettings().warmup());
    assertTrue(DEFAULTS.withWarmup(50).hasWarmup());
    assertFalse(DEFAULTS.hasWarmup() || DEFAULTS.hasSampler());
  }

  /** The provenance names the options that had an effect, and no others. */
  @Test
  void settingsNameWhatCounts() {
    assertEquals(List.of("sampler", "level"), List.copyOf(DEFAULTS.settings().keySet()));
    assertEquals(
        List.of("sampler", "chains", "warmup", "draws", "seed", "level"),
        List.copyOf(DEFAULTS.withSampler("gibbs").settings().keySet()));
    assertTrue(DEFAULTS.withSampler("nuts").settings().containsKey("parameters"));
    assertEquals("0", DEFAULTS.withSampler("direct").withWarmup(9).settings().get("warmup"));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(MetaException.class, () -> DEFAULTS.withChains(0));
    assertThrows(MetaException.class, () -> DEFAULTS.withDraws(0));
    assertThrows(MetaException.class, () -> DEFAULTS.withWarmup(-1));
    assertThrows(MetaException.class, () -> DEFAULTS.withLevel(1));
    assertThrows(MetaException.class, () -> DEFAULTS.withLevel(Double.NaN));
    MetaException refused = assertThrows(MetaException.class, () -> DEFAULTS.withLevel(95));
    assertEquals(
        "level must lie between 0 and 1, not 95; for 95 % write 0.95", refused.getMessage());
  }
}
