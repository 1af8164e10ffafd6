package io.github.metasaw.data.effect.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class RawDataTest {

  /** What is reported comes before what is left of the total. */
  @Test
  void peopleWithoutAnEventAreReportedOrLeft() {
    RawData raw =
        RawData.of(4)
            .with(Input.AI, 3, 3, 3, Double.NaN)
            .with(Input.BI, 7, Double.NaN, Double.NaN, Double.NaN)
            .with(Input.N1I, 12, 12, Double.NaN, 12);
    assertArrayEquals(
        new double[] {7, 9, Double.NaN, Double.NaN},
        raw.withoutEvent(Input.BI, Input.N1I, Input.AI));
    assertArrayEquals(
        new double[] {9, 9, Double.NaN, Double.NaN},
        raw.withoutEvent(Input.DI, Input.N1I, Input.AI));
    assertArrayEquals(new double[] {7, Double.NaN, Double.NaN, Double.NaN}, raw.get(Input.BI));
  }
}
