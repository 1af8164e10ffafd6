package io.github.metasaw.data.covariance;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.Locale;

/** The check {@code known_sampling_covariance}: what V is, and whether it can be trusted. */
public final class CovarianceCheck {

  private static final String NAME = "known_sampling_covariance";

  /** Beyond this, digits of V that were rounded off decide. */
  private static final double ILL_CONDITIONED = 1e8;

  private CovarianceCheck() {}

  /**
   * The check of a covariance.
   *
   * @param v positive semidefinite [n x n]
   * @return what V is; a warning where it is singular or nearly so
   */
  public static Check of(Symmetric v) {
    double[] variances = v.diagonal();
    double low = Arrays.stream(variances).min().orElse(0);
    double high = Arrays.stream(variances).max().orElse(0);
    String range =
        String.format(
            Locale.ROOT, "type=%s; n=%d; range=[%.4g,%.4g]", v.storage(), v.size(), low, high);
    if (v instanceof Diagonal) {
      return Check.ok(NAME, range, "Sampling errors are independent, with the variances given.");
    }
    Structure structure = Structure.of(v);
    Definiteness definiteness = Definiteness.of(v);
    String value = range + numbers(structure, definiteness);
    if (!definiteness.fullRank()) {
      return Check.warning(
          NAME,
          value,
          "V is singular: some combination of the estimates has no sampling error at all. The fit"
              + " stands on the heterogeneity, and Q and I2 do not exist; check the correlations.");
    }
    if (definiteness.condition() > ILL_CONDITIONED) {
      return Check.warning(
          NAME,
          value,
          "V is nearly singular: some rows are almost known given others, and small changes of V"
              + " can change the results much. Check the correlations.");
    }
    String words =
        "Sampling errors are correlated within %d groups of up to %d rows, stored as %s."
            .formatted(structure.components(), structure.largest(), v.storage());
    return structure.storage().equals("dense")
        ? Check.note(NAME, value, words + " Time grows with the cube of the rows.")
        : Check.ok(NAME, value, words);
  }

  private static String numbers(Structure structure, Definiteness definiteness) {
    return String.format(
        Locale.ROOT,
        "; groups=%d; largest=%d; density=%.4g; rank=%s; condition=%.2g",
        structure.components(),
        structure.largest(),
        structure.density(),
        definiteness.fullRank() ? "full" : "deficient",
        definiteness.condition());
  }
}
