package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.genetics.Distances;
import java.util.List;
import org.junit.jupiter.api.Test;

class MantraDataTest {

  private static final MantraModel MODEL =
      Mantra.of(Distances.of(List.of("A", "B", "C", "D"), new double[4][4])).model();

  /** D, A, B of the table are studies 3, 0, 1 of the distances, C is missing. */
  @Test
  void goesFromTheTableToTheDistancesAndBack() {
    MantraData data =
        MantraData.of(
            MODEL, List.of("D", "A", "B"), new double[] {4, 1, 2}, new double[] {.5, 1, .25});
    assertEquals(0b1011, data.present());
    assertArrayEquals(new double[] {1, 2, 4}, data.planYi());
    assertArrayEquals(new double[] {1, 16, 4}, data.planWi());
    assertArrayEquals(data.yi(), data.inTableOrder(data.planYi()));
    assertEquals(0b101, data.inTableOrder(0b110)); // B and D of the plan
    double[][] pairs = {{0, 12, 14}, {12, 0, 24}, {14, 24, 0}};
    double[][] back = data.inTableOrder(pairs);
    assertEquals(24, back[0][2]);
    assertEquals(14, back[0][1]);
    assertEquals(12, back[1][2]);
  }
}
