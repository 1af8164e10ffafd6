package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Tau2IntervalTest {

  private static final Tau2Interval INTERVAL =
      new Tau2Interval(Tau2Interval.Method.Q_PROFILE, 0.95, 0.3, 0.1, 0.6, 0.2, false);

  @Test
  void boundsTurnIntoI2AndH2() {
    assertEquals(0.75, INTERVAL.i2At(INTERVAL.upper()), 1e-15);
    assertEquals(4, INTERVAL.h2At(INTERVAL.upper()), 1e-14);
    assertEquals(0, INTERVAL.i2At(0));
    assertEquals(1, INTERVAL.h2At(0));
  }

  @Test
  void everyMethodHasAName() {
    assertEquals(
        List.of("Q-profile", "generalized Q", "profile likelihood", "Wald"),
        Arrays.stream(Tau2Interval.Method.values()).map(Tau2Interval.Method::label).toList());
  }
}
