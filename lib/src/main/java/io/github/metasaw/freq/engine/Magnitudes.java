package io.github.metasaw.freq.engine;

import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The range of estimates and sampling variances that can be computed with: powers of weights and
 * sums of their products must fit into doubles. Numbers outside are in an unsuitable unit, or are
 * no estimates.
 */
final class Magnitudes {

  private static final double LARGEST_ESTIMATE = ComputableRange.LARGEST;
  private static final double LARGEST_VARIANCE = 1e60;
  private static final double SMALLEST_VARIANCE = 1e-60;

  /** Ratio of sampling variances beyond which sums of weights lose the digits of the smaller. */
  private static final double LARGEST_RATIO = 1e12;

  private Magnitudes() {}

  /**
   * Refuses numbers that are too large or too small.
   *
   * @param studies that the numbers are of, to name the row
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @throws MetaException with the row
   */
  static void check(Studies studies, double[] yi, double[] vi) {
    double largest = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < yi.length; i++) {
      double size = Math.abs(yi[i]);
      double v = vi[i];
      largest = size > largest ? size : largest;
      most = v > most ? v : most;
      least = v > 0 && v < least ? v : least;
    }
    if (largest > LARGEST_ESTIMATE || most > LARGEST_VARIANCE || least < SMALLEST_VARIANCE) {
      throw outside(studies, yi, vi);
    }
    if (most > LARGEST_RATIO * least) {
      throw unequal(studies, vi);
    }
  }

  /** Names the first number that is outside. */
  private static MetaException outside(Studies studies, double[] yi, double[] vi) {
    for (int i = 0; i < yi.length; i++) {
      if (Math.abs(yi[i]) > LARGEST_ESTIMATE) {
        return refused(studies, i, "the estimate", yi[i], "too large to compute with");
      }
      if (vi[i] > LARGEST_VARIANCE) {
        return refused(studies, i, "the sampling variance", vi[i], "too large to compute with");
      }
      if (vi[i] > 0 && vi[i] < SMALLEST_VARIANCE) {
        return refused(studies, i, "the sampling variance", vi[i], "too small to compute with");
      }
    }
    throw new IllegalArgumentException("all numbers are inside");
  }

  /** Names the variance that is farther from the median. */
  private static MetaException unequal(Studies studies, double[] vi) {
    double[] sorted = Arrays.stream(vi).filter(v -> v > 0).sorted().toArray();
    int n = sorted.length;
    double median = sorted[n / 2];
    boolean small = median / sorted[0] > sorted[n - 1] / median;
    double odd = small ? sorted[0] : sorted[n - 1];
    int row = IntStream.range(0, vi.length).filter(i -> vi[i] == odd).findFirst().orElseThrow();
    String why =
        "too %s to compute with beside another of %s"
            .formatted(small ? "small" : "large", small ? sorted[n - 1] : sorted[0]);
    return refused(studies, row, "the sampling variance", odd, why);
  }

  private static MetaException refused(
      Studies studies, int i, String what, double value, String why) {
    return MetaException.format(
        "%s of %s is %s, %s; correct it, leave the row out, or give all rows in another unit",
        what, studies.rowName(i), value, why);
  }
}
