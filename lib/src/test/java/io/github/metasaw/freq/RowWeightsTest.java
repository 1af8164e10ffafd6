package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowWeightsTest {

  @Test
  void numbersAreCopied() {
    double[] given = {1, 0, 2.5};
    RowWeights weights = RowWeights.of(given);
    given[0] = 9;
    assertArrayEquals(new double[] {1, 0, 2.5}, weights.values());
    assertNull(weights.column());
    assertTrue(weights.isGiven());
    assertEquals(Optional.empty(), weights.named());
  }

  @Test
  void aColumnIsOnlyNamed() {
    RowWeights weights = RowWeights.ofColumn("w");
    assertNull(weights.values());
    assertTrue(weights.isGiven());
    assertEquals(Optional.of("w"), weights.named());
    assertSame(weights, weights.select(1));
    assertFalse(RowWeights.NONE.isGiven());
  }

  @Test
  void rowsAreSelectedInTheOrderAskedFor() {
    assertArrayEquals(new double[] {3, 1, 3}, RowWeights.of(1, 2, 3).select(2, 0, 2).values());
  }

  @Test
  void theWeightThatCannotBeIsNumbered() {
    MetaException negative = assertThrows(MetaException.class, () -> RowWeights.of(1, -0.5));
    assertEquals("weights must be 0 or larger, but weight 2 is -0.5", negative.getMessage());
    assertThrows(MetaException.class, () -> RowWeights.of(Double.NaN));
    assertThrows(MetaException.class, () -> RowWeights.of(Double.POSITIVE_INFINITY));
  }
}
