package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankHistogramTest {

  /** Chain 1 has the ranks 1, 2, 3 and 8; chain 2 the others: two bins of eight ranks. */
  @Test
  void byHand() {
    RankHistogram ranks =
        RankHistogram.of(new double[][] {{10, 40}, {20, 50}, {30, 60}, {80, 70}}, 2);
    assertEquals(List.of(3, 1), ranks.counts().get(0));
    assertEquals(List.of(1, 3), ranks.counts().get(1));
    assertEquals(2, ranks.expected());
  }

  @Test
  void chainsThatAgreeAreFlat() {
    RankHistogram ranks = RankHistogram.of(Series.iterations(0, 5000, 4), 10);
    for (List<Integer> counts : ranks.counts()) {
      double chi = 0;
      for (int count : counts) {
        chi += (count - 500.0) * (count - 500.0) / 500;
      }
      // Chi-squared with 9 degrees of freedom: 33.7 has p = 1e-4.
      assertTrue(chi < 33.7, "" + chi);
      assertEquals(5000, counts.stream().mapToInt(Integer::intValue).sum());
    }
  }

  /** All equal: the average rank, in the middle. */
  @Test
  void tiesAndMissingDraws() {
    RankHistogram ties = RankHistogram.of(new double[][] {{1, 1}, {1, 1}}, 3);
    assertEquals(List.of(0, 2, 0), ties.counts().get(0));
    RankHistogram missing = RankHistogram.of(new double[][] {{1, Double.NaN}, {2, 3}}, 1);
    assertEquals(List.of(1), missing.counts().get(1));
    assertThrows(MetaException.class, () -> RankHistogram.of(new double[][] {{1}}, 0));
    assertThrows(MetaException.class, () -> RankHistogram.of(new double[0][], 2));
  }
}
