package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

/** As R 4.2 prints {@code summary(x)}. */
class RSummaryTest {

  @Test
  void ofTheEightSchools() {
    assertEquals(
        "   Min. 1st Qu.  Median    Mean 3rd Qu.    Max. \n"
            + "  -3.00    0.50    7.50    8.75   13.50   28.00 \n",
        RSummary.of(28, 8, -3, 7, -1, 1, 18, 12).text());
    assertEquals(
        "   Min. 1st Qu.  Median    Mean 3rd Qu.    Max. \n"
            + "   9.00   10.00   11.00   12.50   15.25   18.00 \n",
        RSummary.of(15, 10, 16, 11, 9, 11, 10, 18).text());
  }

  @Test
  void widthFollowsTheNumbers() {
    assertEquals(
        "     Min.   1st Qu.    Median      Mean   3rd Qu.      Max. \n"
            + "      0.0       2.5       5.0  333335.0  500002.5 1000000.0 \n",
        RSummary.of(1e-10, 5, 1e6).text());
    assertEquals(
        "   Min. 1st Qu.  Median    Mean 3rd Qu.    Max. \n"
            + "      2   30866   61729   61729   92593  123457 \n",
        RSummary.of(123456.7, 2).text());
  }

  @Test
  void isScientificWhereThatIsShorter() {
    assertEquals(
        "    Min.  1st Qu.   Median     Mean  3rd Qu.     Max. \n"
            + "1.23e-05 7.50e-01 1.50e+00 1.50e+00 2.25e+00 3.00e+00 \n",
        RSummary.of(0.00001234, 3).text());
  }

  /** Halves in decimals are not halves in binary: 0.026305 lies below its half, 0.021885 above. */
  @Test
  void roundsTheBinaryValue() {
    assertEquals(
        "   Min. 1st Qu.  Median    Mean 3rd Qu.    Max. \n"
            + "0.02189 0.02299 0.02409 0.02409 0.02520 0.02630 \n",
        RSummary.of(0.021885, 0.026305).text());
  }

  @Test
  void needsFiniteNumbers() {
    assertThrows(MetaException.class, RSummary::of);
    assertThrows(MetaException.class, () -> RSummary.of(1, Double.NaN));
  }
}
