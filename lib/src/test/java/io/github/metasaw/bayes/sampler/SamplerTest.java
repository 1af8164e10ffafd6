package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplerTest {

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void idsAreReadBack(Sampler sampler) {
    assertSame(sampler, Sampler.parse(sampler.id()));
  }

  @ParameterizedTest
  @EnumSource(Parameterization.class)
  void idsOfParametersAreReadBack(Parameterization parameters) {
    assertSame(parameters, Parameterization.parse(parameters.id()));
  }

  @Test
  void unknownOnesGetTheNearest() {
    MetaException refused = assertThrows(MetaException.class, () -> Sampler.parse("gibs"));
    assertEquals(
        "no sampler 'gibs'; did you mean 'gibbs'? Samplers: exact, direct, gibbs, nuts",
        refused.getMessage());
  }

  @Test
  void independentOnesNeedNoWarmup() {
    assertEquals(true, Sampler.EXACT.isIndependent() && Sampler.DIRECT.isIndependent());
    assertEquals(false, Sampler.GIBBS.isIndependent() || Sampler.NUTS.isIndependent());
  }
}
