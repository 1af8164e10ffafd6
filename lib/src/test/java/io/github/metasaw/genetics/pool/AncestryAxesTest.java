package io.github.metasaw.genetics.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Frequencies;
import java.util.List;
import org.junit.jupiter.api.Test;

class AncestryAxesTest {

  static AncestryAxes axes(int axes) {
    return AncestryAxes.of(
        Distances.ofFrequencies(
            Frequencies.of(Cdkal1.LABELS, Cdkal1.FREQUENCIES), Frequencies.Metric.ROOT_MEAN_SQUARE),
        axes);
  }

  /** R: cmdscale(dist(t(f)) / sqrt(8), k = 2), signs by the largest coordinate. */
  @Test
  void asCmdscale() {
    double[][] expected = {
      {-0.0592478444244974, -0.073450198577341},
      {-0.0808469851000721, 0.087582517618530},
      {-0.0032896350923686, -0.051733406315119},
      {0.0987805317643102, 0.016274114203746},
      {0.0446039328526280, 0.021326973070183}
    };
    AncestryAxes axes = axes(2);
    for (int i = 0; i < 5; i++) {
      for (int a = 0; a < 2; a++) {
        assertEquals(expected[i][a], axes.coordinates()[i][a], 1e-12);
      }
    }
    assertEquals(0.53468533715849, axes.shares().get(0), 1e-12);
    assertEquals(0.40366995992813, axes.shares().get(1), 1e-12);
    assertEquals(List.of("study", "axis1", "axis2"), axes.table().columnNames());
    assertEquals("root of mean dp^2 over 8 SNPs", axes.source());
  }

  @Test
  void moreAxesThanStudiesAllowAreRefused() {
    MetaException few = assertThrows(MetaException.class, () -> axes(3));
    assertEquals(
        "a regression on 3 axes of ancestry takes 6 studies or more, these are 5",
        few.getMessage());
    double[][] line = new double[5][5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        line[i][j] = Math.abs(i - j);
      }
    }
    MetaException flat =
        assertThrows(MetaException.class, () -> AncestryAxes.of(Distances.of(line), 2));
    assertEquals(
        "the distances of the studies give 1 of the 2 axes of ancestry asked for",
        flat.getMessage());
  }
}
