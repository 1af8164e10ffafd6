package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Ranges hold their bounds or leave them out, and say so. */
class RangeTest {

  @Test
  void openRangesLeaveTheirBoundsOut() {
    assertFalse(Range.PROBABILITY.contains(0));
    assertFalse(Range.PROBABILITY.contains(1));
    assertTrue(Range.PROBABILITY.contains(Math.nextUp(0.0)));
    assertTrue(Range.PROBABILITY.contains(Math.nextDown(1.0)));
    assertFalse(Range.POSITIVE.contains(0));
  }

  @Test
  void closedRangesHoldTheirBounds() {
    Range nodes = new Range(8, 4096, false);
    assertTrue(nodes.contains(8) && nodes.contains(4096));
    assertFalse(nodes.contains(7) || nodes.contains(4097));
    assertTrue(Range.NOT_NEGATIVE.contains(0));
    assertTrue(Range.COUNT.contains(1));
    assertFalse(Range.COUNT.contains(0.5));
    assertFalse(Range.COUNT.contains(Double.NaN));
  }

  @Test
  void rangesInWords() {
    assertEquals("between 0 and 1", Range.PROBABILITY.words());
    assertEquals("0 or more", Range.NOT_NEGATIVE.words());
    assertEquals("above 0", Range.POSITIVE.words());
    assertEquals("20 or more", Range.atLeast(20).words());
    assertEquals("8 to 4096", new Range(8, 4096, false).words());
    assertEquals("between 0.5 and 1", new Range(0.5, 1, true).words());
  }

  @Test
  void wholeNumbersHaveNoDecimals() {
    assertEquals("1000", Range.number(1000));
    assertEquals("0.1", Range.number(0.1));
    assertEquals("-3", Range.number(-3));
    assertEquals("1.0E300", Range.number(1e300));
  }
}
