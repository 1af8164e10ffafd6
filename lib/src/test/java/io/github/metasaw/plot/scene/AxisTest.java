package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.Transformation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ticks end, are few, ascend, lie on the axis and can be told apart, whatever the data. */
class AxisTest {

  private static final double[] SIZES = {
    0,
    5e-324,
    1e-300,
    1e-13,
    1e-6,
    0.3,
    1,
    7,
    800,
    5000,
    1e6,
    1e9,
    1e12,
    1e15,
    1e17,
    1e300,
    Double.MAX_VALUE
  };

  private static final double[] WIDTHS = {
    0, 5e-324, 1e-300, 1e-12, 1e-3, 0.7, 1, 30, 5000, 1e6, 1e12, 1e300
  };

  static List<Transformation> scales() {
    return Transformation.values();
  }

  @ParameterizedTest
  @MethodSource("scales")
  void ticksAreFewAndApart(Transformation scale) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (double size : SIZES) {
            for (double width : WIDTHS) {
              for (double middle : new double[] {size, -size}) {
                holds(new Axis(middle - width, middle + width, 10, 410, scale));
                holds(new Axis(middle, middle + width, 10, 410, scale));
              }
            }
          }
        });
  }

  private static void holds(Axis axis) {
    for (int most : new int[] {2, 4, 6, 11}) {
      List<Axis.Tick> ticks = axis.ticks(most);
      assertTrue(ticks.size() <= most + 2, () -> axis + " " + ticks);
      double slack =
          1e-6 * (0.5 * axis.high() - 0.5 * axis.low())
              + (axis.scale() == Transformation.EXP ? 1e-9 : Double.MIN_NORMAL);
      double before = Double.NEGATIVE_INFINITY;
      for (Axis.Tick tick : ticks) {
        double value = tick.value();
        assertTrue(value > before, () -> axis + " " + ticks);
        assertTrue(
            value >= axis.low() - slack && value <= axis.high() + slack, () -> axis + " " + ticks);
        assertTrue(tick.label().length() <= 13, () -> axis + " " + ticks);
        assertTrue(Double.isFinite(axis.pixel(value)), () -> axis + " " + ticks);
        before = value;
      }
      assertEquals(
          ticks.size(),
          new HashSet<>(ticks.stream().map(Axis.Tick::label).toList()).size(),
          () -> axis + " " + ticks);
    }
    if (Double.isFinite(axis.low()) && Double.isFinite(axis.high())) {
      assertTrue(Double.isFinite(axis.pixel(axis.low())), axis.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1     | 1      | -1.0 -0.5 0.0 0.5 1.0",
        "0      | 1e-9   | 0 2e-10 4e-10 6e-10 8e-10 1e-9",
        "-2e-13 | 3e-13  | -2e-13 -1e-13 0 1e-13 2e-13 3e-13",
        "0      | 2e120  | 0 5e119 1e120 1.5e120 2e120",
        "1e12   | 5e12   | 1e12 2e12 3e12 4e12 5e12",
        "1.2e9  | 1.21e9 | 1.2e9 1.202e9 1.204e9 1.206e9 1.208e9 1.21e9",
        "0      | 4000   | 0 1000 2000 3000 4000"
      })
  void labelsOfOneAxisAreWrittenAlike(double low, double high, String labels) {
    assertEquals(labels, labels(new Axis(low, high, 0, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-2.7      | 2      | 0.1 0.2 0.5 1 2 5",
        "-20       | 20     | 1e-5 1 100000",
        "0         | 5000   | 1 1e500 1e1000 1e1500 1e2000",
        "-1e6      | 1e6    | 1e-400000 1e-200000 1 1e200000 1e400000",
        "5000      | 5002   | 5e2171 1e2172 2e2172",
        "5000      | 5000.5 | 3.0e2171 3.3e2171 3.6e2171 4.0e2171 4.4e2171 4.9e2171",
        "0.01      | 0.05   | 1.02 1.03 1.04 1.05"
      })
  void ratiosOfAnySize(double low, double high, String labels) {
    assertEquals(labels, labels(new Axis(low, high, 0, 1, Transformation.EXP)));
  }

  /** With little room: never ticks at one end of the axis only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.17 | 4.7  | 5 | 0.2 0.5 1 2",
        "0.19 | 5.2  | 5 | 0.2 0.5 1 2 5",
        "0.19 | 5.2  | 4 | 0.3 1 3",
        "0.14 | 4.9  | 4 | 0.2 0.5 1 2",
        "0.22 | 4.6  | 3 | 0.5 1 2",
        "0.07 | 9    | 3 | 0.25 1 4",
        "0.07 | 15   | 4 | 0.25 1 4",
        "0.4  | 2.6  | 3 | 0.5 1 2",
        "0.6  | 3.2  | 3 | 1 2 3",
        "0.02 | 60   | 4 | 0.1 1 10",
        "0.75 | 1.3  | 4 | 0.8 1.0 1.2"
      })
  void ratiosWithLittleRoom(double low, double high, int most, String labels) {
    Axis axis = new Axis(Math.log(low), Math.log(high), 0, 1, Transformation.EXP);
    assertEquals(labels, labels(axis, most));
  }

  private static String labels(Axis axis) {
    return labels(axis, 6);
  }

  private static String labels(Axis axis, int most) {
    return String.join(" ", axis.ticks(most).stream().map(Axis.Tick::label).toList());
  }

  /** One tick tells no distance. */
  @ParameterizedTest
  @CsvSource({"2, 35, 2, 10 20 30", "-4, 17, 2, 0 10", "0.11, 0.19, 3, 0.12 0.14 0.16 0.18"})
  void anAxisHasTwoTicksOrMore(double low, double high, int most, String labels) {
    List<Axis.Tick> ticks = new Axis(low, high, 0, 90).ticks(most);
    assertEquals(labels, String.join(" ", ticks.stream().map(Axis.Tick::label).toList()));
  }

  @Test
  void anAxisWithoutLengthHasNoTicks() {
    Axis axis = new Axis(3, 3, 0, 100);
    assertEquals(List.of(), axis.ticks(5));
    assertEquals(50, axis.pixel(3));
    assertEquals(
        List.of(), new Axis(0, Double.POSITIVE_INFINITY, 0, 100, Transformation.EXP).ticks(5));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1.00",
    "-0.7145, 0.49",
    "-8, 0.0003",
    "-30, 9e-14",
    "10, 22026.47",
    "5000, 3.0e2171",
    "-5000, 3.4e-2172",
    "1e9, 10^4.343e8",
    "-1e300, 10^-4.343e299",
    "NaN, –"
  })
  void ratiosAreWrittenFromTheirLogs(double log, String text) {
    assertEquals(text, Digits.ratio(log, 2));
  }

  @Test
  void numbersOfFiguresAreThoseOfTables() {
    assertEquals("-0.71", Digits.fixed(-0.7145, 2));
    assertEquals("0.00", Digits.fixed(-0.001, 2));
    assertEquals("1.23e-13", Digits.fixed(1.234e-13, 14));
    assertEquals("p = 0.5213", Digits.p(0.5213));
    assertEquals("p < 0.0001", Digits.p(1e-26));
  }
}
