package io.github.metasaw.bayes;

import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Factor;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.GaussianModel;
import java.util.Arrays;

/**
 * How large and small data may be for a posterior: their squares, their weights and the fourth
 * power of tau must neither overflow nor underflow. Within these bounds a study may be known almost
 * exactly, or hardly at all.
 */
final class DataRange {

  private static final double MIN_VARIANCE = 1e-300;
  private static final double MAX_VARIANCE = 1e300;

  /** Of a typical sampling variance. */
  private static final double MIN_SHARE = 1e-6;

  /** A few units in the last place. */
  private static final double ROUNDING = 1e-14;

  private DataRange() {}

  /**
   * Refuses studies that cannot be computed with.
   *
   * @throws MetaException with the row, and what to change
   */
  static void refuse(Studies studies) {
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < vi.length; i++) {
      String label = studies.labels().get(i);
      if (!ComputableRange.holds(yi[i])) {
        throw MetaException.of(
            "the effect of '%s' is %s, and effects beyond 1e50 cannot be computed with; measure them in a larger unit"
                .formatted(label, CheckNumber.plain(yi[i])));
      }
      if (vi[i] > 0 && !(vi[i] >= MIN_VARIANCE && vi[i] <= MAX_VARIANCE)) {
        throw MetaException.of(
            "the sampling variance of '%s' is %s, and only 1e-300 to 1e300 can be computed with; %s"
                .formatted(
                    label,
                    CheckNumber.plain(vi[i]),
                    vi[i] > 1
                        ? "the study says nothing: leave the row out"
                        : "measure the effects in a smaller unit, or leave the row out"));
      }
      least = Math.min(least, vi[i]);
      most = Math.max(most, vi[i]);
    }
    if (!(most >= ComputableRange.SMALLEST * ComputableRange.SMALLEST)) {
      throw allOutside("below 1e-100", "smaller");
    }
    if (!(least <= ComputableRange.LARGEST * ComputableRange.LARGEST)) {
      throw allOutside("above 1e100", "larger");
    }
  }

  /**
   * Refuses studies with a sampling variance of 0, whose effects are known.
   *
   * @throws MetaException with the row, and what to change
   */
  static void refuseZeroVariance(Studies studies) {
    double[] vi = studies.vi();
    for (int i = 0; i < vi.length; i++) {
      if (!(vi[i] > 0)) {
        throw MetaException.of(
            "the sampling variance of '%s' is 0, so its effect is known and cannot be estimated; leave the row out"
                .formatted(studies.labels().get(i)));
      }
    }
  }

  /**
   * Refuses a V without a density: effects are drawn with sampling errors, which must have a
   * distribution.
   *
   * @throws MetaException with what to change
   */
  static void refuseSingular(GaussianModel model) {
    if (model.structure().isProportional()) {
      return;
    }
    Symmetric v = model.studies().V();
    if (v instanceof Diagonal) {
      refuseZeroVariance(model.studies());
    } else if (Factor.of(v).isEmpty()) {
      throw MetaException.of(
          "V is singular, so some combination of the effects is known and cannot be estimated; leave a row of it out");
    }
  }

  private static MetaException allOutside(String where, String unit) {
    return MetaException.of(
        "all sampling variances are %s, and tau2 of such a size cannot be computed with; measure the effects in a %s unit"
            .formatted(where, unit));
  }

  /**
   * Refuses studies for NUTS that are so precise that mu and tau depend on each other on a scale
   * far below that of the posterior, which a fixed step size cannot resolve.
   *
   * @throws MetaException with the row, and what to change
   */
  static void refuseFunnel(Studies studies) {
    double[] vi = studies.vi();
    double[] sorted = vi.clone();
    Arrays.sort(sorted);
    double typical = sorted[sorted.length / 2];
    for (int i = 0; i < vi.length; i++) {
      if (vi[i] < MIN_SHARE * typical) {
        throw MetaException.of(
            "nuts cannot follow a study that is known as well as '%s' (sampling variance %s, where %s is typical); take the sampler exact, direct or gibbs"
                .formatted(
                    studies.labels().get(i), CheckNumber.plain(vi[i]), CheckNumber.plain(typical)));
      }
    }
  }

  /**
   * Refuses studies of a model with several variances that are known better than doubles hold the
   * effects.
   *
   * @throws MetaException with the row, and what to change
   */
  static void refuseRounding(Studies studies) {
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    double largest = Arrays.stream(yi).map(Math::abs).max().orElse(0);
    for (int i = 0; i < vi.length; i++) {
      if (vi[i] > 0 && Math.sqrt(vi[i]) < ROUNDING * largest) {
        throw MetaException.of(
            "the sampling variance of '%s' is %s, less than the rounding of its effect, and a model with several variances cannot be computed with it; raise it to what is known, or leave the row out"
                .formatted(studies.labels().get(i), CheckNumber.plain(vi[i])));
      }
    }
  }
}
