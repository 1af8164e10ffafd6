package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistanceRulesTest {

  private static final List<String> NAMES = List.of("A", "B");

  private static String refusal(double[][] d) {
    return assertThrows(MetaException.class, () -> DistanceRules.valid(NAMES, d)).getMessage();
  }

  @Test
  void roundingIsAveraged() {
    double[][] d = {{0, 1}, {1 + 1e-10, 0}};
    double[][] valid = DistanceRules.valid(NAMES, d);
    assertEquals(1 + 5e-11, valid[0][1], 1e-16);
    assertEquals(valid[0][1], valid[1][0], 1e-16);
    d[0][1] = 7;
    assertEquals(1 + 5e-11, valid[0][1], 1e-16, "a copy");
    double huge = Double.MAX_VALUE;
    assertEquals(huge, DistanceRules.valid(NAMES, new double[][] {{0, huge}, {huge, 0}})[0][1]);
  }

  @Test
  void whatIsNoDistance() {
    assertEquals(
        "distances must be symmetric, but from 'A' to 'B' it is 1 and from 'B' to 'A' 2",
        refusal(new double[][] {{0, 1}, {2, 0}}));
    assertEquals(
        "the distance of 'B' to itself must be 0, not 0.5",
        refusal(new double[][] {{0, 1}, {1, 0.5}}));
    assertEquals(
        "distances must be finite and not negative, but from 'A' to 'B' it is missing",
        refusal(new double[][] {{0, Double.NaN}, {1, 0}}));
    assertEquals(
        "distances must be square: row 2 ('B') has 1 of 2 elements",
        refusal(new double[][] {{0, 1}, {1}}));
    assertEquals(
        "the distances have no rows",
        assertThrows(MetaException.class, () -> DistanceRules.valid(List.of(), new double[0][0]))
            .getMessage());
  }

  @Test
  void sixtyTwoStudiesAtMost() {
    List<String> names = IntStream.range(0, 63).mapToObj(i -> "S" + i).toList();
    MetaException refused =
        assertThrows(MetaException.class, () -> DistanceRules.valid(names, new double[63][63]));
    assertTrue(refused.getMessage().contains("up to 62 studies, these are 63"));
    assertEquals(62, DistanceRules.valid(names.subList(0, 62), new double[62][62]).length);
  }
}
