package io.github.metasaw.freq.structured;

import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.StructureLimits;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The maximum of a likelihood whose variances are linear in theta, where some of them are 0. No
 * variance may be negative, so the maximum is inside a cone or on one of its faces, where the
 * variances of some rows are 0. A search from inside ends next to a face; from there the same
 * coefficients are taken in a basis that has the rows with the least variances first, and these are
 * held at 0 where that is at least as likely. This is repeated while the likelihood rises, or more
 * variances become 0.
 */
final class VarianceLimits {

  /** A gain of the log-likelihood that is more than the error of a search. */
  private static final double GAIN = 1e-9;

  private static final int MAX_ROUNDS = 20;

  private VarianceLimits() {}

  /** The highest maximum from one inside, or from one on a face. */
  static StructuredMaximum highest(StructuredMaximum first) {
    StructuredMaximum best = first;
    boolean[] given = first.search().given();
    for (boolean held : given) {
      if (held) {
        return best;
      }
    }
    for (int round = 0; round < MAX_ROUNDS; round++) {
      StructuredMaximum next = onFace(best);
      if (!isBetter(next, best)) {
        return best;
      }
      best = next;
    }
    return best;
  }

  /** The highest of the maxima with one of the least variances held at 0 first. */
  private static StructuredMaximum onFace(StructuredMaximum here) {
    double[] sigma = here.evaluated().likelihood().dispersion().sigma();
    Integer[] order =
        IntStream.range(0, sigma.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> sigma[i]))
            .toArray(Integer[]::new);
    StructuredMaximum best = here;
    int q = here.structure().dimension();
    double before = Double.NaN;
    int tried = 0;
    for (int j = 0; j < order.length && tried < q; j++) {
      if (sigma[order[j]] == before) {
        continue;
      }
      before = sigma[order[j]];
      tried++;
      StructuredMaximum there = from(here, firstOf(order, j));
      best = isBetter(there, best) ? there : best;
    }
    return best;
  }

  /** Higher, or as high with more variances at 0: a search may end on a face but for rounding. */
  private static boolean isBetter(StructuredMaximum there, StructuredMaximum here) {
    return there.isBetter(here, GAIN)
        || (zeros(there) > zeros(here) && !here.isBetter(there, GAIN));
  }

  private static long zeros(StructuredMaximum maximum) {
    double[] sigma = maximum.evaluated().likelihood().dispersion().sigma();
    return Arrays.stream(sigma).filter(value -> value == 0).count();
  }

  /** The order with one row moved to the front. */
  private static int[] firstOf(Integer[] order, int j) {
    int[] out = Arrays.stream(order).mapToInt(i -> i).toArray();
    System.arraycopy(out, 0, out, 1, j);
    out[0] = order[j];
    return out;
  }

  private static StructuredMaximum from(StructuredMaximum here, int[] order) {
    MarginalCovariance structure = here.structure().pivoted(order);
    GaussianLikelihood there = here.likelihood().with(structure);
    double[] start =
        new StructureLimits(here.structure()).translate(here.search().theta(), structure);
    return StructuredMaximum.from(there, start, new boolean[start.length]);
  }
}
