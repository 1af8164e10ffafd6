package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriorSignatureTest {

  @Test
  void positionalAndNamedArguments() {
    PriorSignature normal = PriorSignature.of("normal(mean, sd = s)");
    assertEquals("normal", normal.word());
    assertEquals(List.of("mean"), normal.names());
    assertEquals(List.of("sd", "variance"), normal.namedOnly());
    PriorSignature t = PriorSignature.of("half_t(df, scale)");
    assertEquals(List.of("df", "scale"), t.names());
    assertTrue(t.namedOnly().isEmpty());
    PriorSignature flat = PriorSignature.of("flat()");
    assertTrue(flat.names().isEmpty() && flat.namedOnly().isEmpty());
    assertEquals("flat", flat.word());
  }

  /** Words are written once each. */
  @Test
  void noTwoDistributionsAreWrittenAlike() {
    long words =
        List.of(PriorDistribution.values()).stream().map(PriorDistribution::id).distinct().count();
    assertEquals(PriorDistribution.values().length, words);
  }
}
