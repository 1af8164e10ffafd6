package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrderingTest {

  @Test
  void sortsAsTheLibraryDoes() {
    RandomStream stream = Streams.of(5).chain(0);
    double[] x = new double[3000];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.scalb(stream.nextGaussian(), (int) (200 * stream.nextGaussian()));
    }
    x[7] = Double.POSITIVE_INFINITY;
    x[8] = Double.NEGATIVE_INFINITY;
    x[9] = Double.MIN_VALUE;
    x[10] = x[11];
    Ordering ordering = Ordering.of(x);
    double[] expected = x.clone();
    Arrays.sort(expected);
    assertArrayEquals(expected, ordering.sorted());
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[ordering.order()[i]], ordering.sorted()[i]);
    }
    assertEquals(x.length, Arrays.stream(ordering.order()).distinct().count());
  }

  /** As R orders them: NaN last, and no sign of zero. */
  @Test
  void zerosAndMissingValues() {
    Ordering ordering = Ordering.of(new double[] {Double.NaN, 0.0, -0.0, -1});
    assertArrayEquals(new double[] {-1, 0.0, 0.0, Double.NaN}, ordering.sorted());
    assertArrayEquals(new int[] {3, 1, 2, 0}, ordering.order());
    assertEquals(3, ordering.endOfTies(1));
    assertEquals(1, ordering.endOfTies(0));
  }

  @Test
  void distancesComeInOrder() {
    double[] x = {3, -1, 0.5, 8, 2, 2};
    Ordering distances = Ordering.of(x).distancesTo(2);
    assertArrayEquals(new double[] {0, 0, 1, 1.5, 3, 6}, distances.sorted());
    for (int i = 0; i < x.length; i++) {
      assertEquals(Math.abs(x[distances.order()[i]] - 2), distances.sorted()[i]);
    }
    assertArrayEquals(
        new double[] {7, 10}, Ordering.of(new double[] {-8, -5}).distancesTo(2).sorted());
  }
}
