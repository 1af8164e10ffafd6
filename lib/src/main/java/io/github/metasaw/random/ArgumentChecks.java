package io.github.metasaw.random;

import io.github.metasaw.diagnostic.MetaException;
import java.util.function.DoublePredicate;

/** Checks of the arguments of {@link RRandom}. */
final class ArgumentChecks {

  private ArgumentChecks() {}

  /** A number of draws. */
  static void count(String function, int n) {
    if (n < 0) {
      throw MetaException.of(function + ": n must be 0 or more, was " + n);
    }
  }

  static void that(String function, String name, double value, DoublePredicate good, String must) {
    if (!good.test(value)) {
      throw MetaException.of(function + ": " + name + " must be " + must + ", was " + show(value));
    }
  }

  /** Each value that n draws will use. */
  static void each(
      String function, String name, int n, double[] values, DoublePredicate good, String must) {
    if (values.length == 0 && n > 0) {
      throw MetaException.of(function + ": " + name + " is empty; give one value or more");
    }
    for (int i = 0; i < Math.min(n, values.length); i++) {
      String place = values.length == 1 ? name : name + "[" + i + "]";
      that(function, place, values[i], good, must);
    }
  }

  static boolean isFinite(double x) {
    return Double.isFinite(x);
  }

  static boolean isNumber(double x) {
    return !Double.isNaN(x);
  }

  static boolean isFiniteFromZero(double x) {
    return x >= 0 && Double.isFinite(x);
  }

  private static String show(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
