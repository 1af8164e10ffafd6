package io.github.metasaw.plot.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.sensitivity.Gosh;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GoshDataTest {

  private static final Gosh GOSH =
      Gosh.of(Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read()));

  @Test
  void countsEachSubsetOnce() {
    GoshData data = GoshData.of(GOSH, "", Transformation.IDENTITY);
    assertEquals(255, data.shown());
    assertEquals(255, Arrays.stream(data.byEffect()).sum());
    assertEquals(255, Arrays.stream(data.byI2()).sum());
    assertEquals(28, data.high(), "the largest effect is that of a school alone");
  }

  /** Half of all subsets, and one more, include a given study. */
  @Test
  void countsSubsetsWithAStudy() {
    String school = GOSH.labels().get(2);
    GoshData data = GoshData.of(GOSH, school, Transformation.IDENTITY);
    int with = Arrays.stream(data.with()).flatMapToInt(Arrays::stream).sum();
    assertEquals(128, with);
    MetaException refused =
        assertThrows(MetaException.class, () -> GoshData.of(GOSH, "Z", Transformation.IDENTITY));
    assertTrue(refused.getMessage().contains("no study 'Z'"), refused.getMessage());
  }
}
