package io.github.metasaw.data.effect.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.numbers.gamma.LogGamma;
import org.junit.jupiter.api.Test;

/** Gauss's function, Hedges' factor, and statistics of p values, against R and closed forms. */
class NumericHelpersTest {

  private static void close(double expected, double actual, double relative) {
    assertEquals(expected, actual, relative * Math.abs(expected));
  }

  @Test
  void gaussFunctionInClosedForm() {
    for (double x : new double[] {0, 0.1, 0.5, 0.9, 0.99, 0.9999, 1}) {
      double root = Math.sqrt(x);
      double asin = x == 0 ? 1 : Math.asin(root) / root;
      close(asin, Hypergeometric.value(0.5, 0.5, 1.5, x), 1e-13);
    }
    // F(1, 1; 3; x) = 2 (x + (1 - x) ln(1 - x)) / x^2
    for (double x : new double[] {0.1, 0.5, 0.99, 0.99999}) {
      double closed = 2 * (x + (1 - x) * Math.log1p(-x)) / (x * x);
      close(closed, Hypergeometric.value(1, 1, 3, x), 1e-12);
    }
    assertTrue(Double.isNaN(Hypergeometric.value(1, 1, 2, 0.5)));
  }

  @Test
  void gaussFunctionAgreesWithGsl() {
    close(1.0109268397767954, Hypergeometric.value(0.5, 0.5, 24, 0.9999), 1e-13);
    close(2.953469120738609, Hypergeometric.value(1, 1, 2.5, 0.9999), 1e-10);
    close(1.0208153111784002, Hypergeometric.value(1, 1, 25, 0.5), 1e-13);
  }

  @Test
  void hedgesFactorIsOneContinuousFunction() {
    close(Math.sqrt(1 / Math.PI), BiasCorrection.factor(2, true), 1e-14);
    for (double m : new double[] {150, 199.9, 200, 300, 1000}) {
      double exact =
          Math.exp(LogGamma.value(m / 2) - Math.log(m / 2) / 2 - LogGamma.value((m - 1) / 2));
      close(exact, BiasCorrection.factor(m, true), 1e-12);
      close(1 - 3 / (4 * m - 1), BiasCorrection.factor(m, true), 1e-4);
    }
    // The step from m to m + 2 is a ratio of rationals, however large m is.
    for (double m : new double[] {3, 250, 1e6, 1e9}) {
      double ratio = m / (m - 1) * Math.sqrt(m / (m + 2));
      close(ratio * BiasCorrection.factor(m, true), BiasCorrection.factor(m + 2, true), 1e-14);
    }
    assertEquals(1, BiasCorrection.factor(5, false));
    assertTrue(Double.isNaN(BiasCorrection.factor(1, true)));
  }

  @Test
  void statisticsOfPValuesAgreeWithR() {
    close(2.12667402016702, TestStatistics.t(0.04, 38), 1e-13);
    close(-1445.791980811437, TestStatistics.t(-2e-20, 7), 1e-12);
    close(6.2148884735366661, TestStatistics.f(0.003, 2, 87), 1e-13);
    close(166.56807215100434, TestStatistics.f(1e-30, 3, 66), 1e-12);
    assertTrue(Double.isNaN(TestStatistics.t(Double.NaN, 10)));
    assertTrue(Double.isNaN(TestStatistics.t(0.05, 0)));
    assertTrue(Double.isNaN(TestStatistics.f(1.2, 2, 10)));
    assertEquals(0, TestStatistics.t(1, 10), 1e-15);
  }
}
