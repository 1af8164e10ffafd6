package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictionIntervalTest {

  @ParameterizedTest
  @EnumSource(PredictionInterval.class)
  void everyValueIsReadByItsName(PredictionInterval value) {
    assertEquals(value, PredictionInterval.parse(value.id()));
    assertEquals(value, PredictionInterval.parse(value.id().toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void anUnknownNameGetsTheNearest() {
    String near = PredictionInterval.values()[1].id();
    MetaException fault =
        assertThrows(MetaException.class, () -> PredictionInterval.parse(near + "x"));
    assertTrue(fault.getMessage().contains(near), fault.getMessage());
  }

  @Test
  void degreesOfFreedomAreThoseOfTheRule() {
    assertTrue(Double.isNaN(PredictionInterval.NORMAL.degrees(10, 10)));
    assertEquals(7, PredictionInterval.AS_TEST.degrees(10, 7));
    assertEquals(10, PredictionInterval.T.degrees(10, Double.NaN));
    assertEquals(9, PredictionInterval.RILEY.degrees(10, Double.NaN));
  }
}
