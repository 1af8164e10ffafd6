package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalScoresTest {

  private static double blom(double rank, int size) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability((rank - 0.375) / (size + 0.25));
  }

  @Test
  void scoresOfRanks() {
    double[] scores = NormalScores.of(4).of(Ordering.of(new double[] {30, 10, 40, 20}));
    assertArrayEquals(new double[] {blom(3, 4), blom(1, 4), blom(4, 4), blom(2, 4)}, scores, 1e-12);
    assertEquals(0, scores[0] + scores[3], 1e-15);
  }

  @Test
  void tiesShareTheirAverageRank() {
    double[] scores = NormalScores.of(5).of(Ordering.of(new double[] {2, 7, 2, 9, 2}));
    double two = blom(2, 5);
    assertArrayEquals(new double[] {two, blom(4, 5), two, blom(5, 5), two}, scores, 1e-12);
    double[] pair = NormalScores.of(2).of(Ordering.of(new double[] {1, 1}));
    assertArrayEquals(new double[] {0, 0}, pair);
  }

  @Test
  void aTableIsKeptForItsSize() {
    NormalScores table = NormalScores.of(6);
    assertSame(table, table.forSize(6));
    double[] three = table.forSize(3).of(Ordering.of(new double[] {1, 2, 3}));
    assertEquals(blom(3, 3), three[2], 1e-12);
  }
}
