package io.github.metasaw.web.small;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SmallFormatterTest {

  private static final List<String> NUMBERS =
      List.of(
          "%f",
          "%.0f", "%.1f", "%.4f", "%,.2f", "%+.3f", "%08.2f", "%-9.1f|", "% .2f", "%.20f", "%e",
          "%.0e", "%.3e", "%12.2e", "%g", "%.0g", "%.1g", "%.3g", "%.4g", "%,.9g", "%+.12g");

  private static void holds(String format, Object... arguments) {
    assertEquals(
        String.format(Locale.ROOT, format, arguments),
        new SmallFormatter(Locale.ROOT).format(format, arguments).toString(),
        () -> format + " of " + List.of(arguments));
  }

  @Test
  void numbersAreThoseOfTheJdk() {
    double[] edges = {
      0,
      -0.0,
      0.5,
      1.5,
      2.5,
      0.05,
      0.25,
      0.95,
      9.5,
      99.95,
      999.5,
      9999.5,
      0.0001,
      0.00009999,
      0.00099996,
      1e-7,
      1e7,
      123456789.5,
      1e15,
      1.7e300,
      3e-300,
      5e-324,
      1 / 3.0,
      0.1 + 0.2,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MAX_VALUE
    };
    SplittableRandom random = new SplittableRandom(1);
    DoubleStream more =
        DoubleStream.generate(
                () -> random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-12, 13)))
            .limit(2_000);
    DoubleStream ties =
        random.ints(2_000, -100_000, 100_000).mapToDouble(i -> i / 8.0 / Math.pow(10, i & 3));
    DoubleStream.concat(DoubleStream.of(edges), DoubleStream.concat(more, ties))
        .forEach(value -> NUMBERS.forEach(format -> holds(format, value)));
  }

  @Test
  void textsAndWholeNumbersAreThoseOfTheJdk() {
    for (long n : new long[] {0, 7, -7, 999, 1000, -123_456, 1_234_567, Long.MAX_VALUE}) {
      for (String format : List.of("%d", "%,d", "%+d", "%05d", "%-6d|", "%6d", "%02d", "%+,d")) {
        holds(format, n);
      }
    }
    holds("%s and %s, %2$s before %1$s: 5%% %n%c%10s|%-4s|%.2s", "a", "b%", 'x', "cd", "ef", "ghi");
    holds("nothing");
    holds("%s", List.of(1, 2));
    holds("%s %d", null, null);
  }

  @Test
  void whatItDoesNotKnowIsRefused() {
    for (String format : List.of("%x", "%", "%5", "%s %s", "%#d", "%(d")) {
      assertThrows(
          IllegalArgumentException.class, () -> new SmallFormatter().format(format, 1), format);
    }
  }
}
