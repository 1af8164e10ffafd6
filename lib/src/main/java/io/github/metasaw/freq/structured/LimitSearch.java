package io.github.metasaw.freq.structured;

import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.StructureLimits;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The search for the maximum of the likelihood of a structured covariance, in the limits of its
 * designs too: where log SDs have moderators, the likelihood may keep increasing while the SDs of
 * some rows or levels go to 0. To {@link MaximumLikelihood} this adds the comparison with
 * structures in which these SDs are 0.
 */
@API(status = API.Status.INTERNAL)
public final class LimitSearch {

  /** A heterogeneity variance of less than this share of V may not show beside it. */
  private static final double SMALL = 1e-2;

  /** A gain of the log-likelihood that is more than the error of a search. */
  private static final double GAIN = 1e-9;

  /** The log-likelihood that a search approaching a limit may still fall short by. */
  private static final double UNFINISHED = 1e-5;

  private static final int MAX_ROUNDS = 10;

  /** Of the model, not of a limit. */
  private final GaussianLikelihood likelihood;

  /** Elements of its theta that keep their value. */
  private final boolean[] given;

  private LimitSearch(GaussianLikelihood likelihood, boolean[] given) {
    this.likelihood = likelihood;
    this.given = given;
  }

  /** The highest maximum found from all starting points. */
  static StructuredMaximum fit(GaussianLikelihood likelihood) {
    MarginalCovariance structure = likelihood.structure();
    boolean[] free = new boolean[likelihood.dimension()];
    LimitSearch search = new LimitSearch(likelihood, free);
    StructuredMaximum best = search.settle(StructuredMaximum.of(MaximumLikelihood.fit(likelihood)));
    if (likelihood.starts().size() == 1) {
      return best;
    }
    for (MarginalCovariance corner : new StructureLimits(structure).corners()) {
      GaussianLikelihood alone = likelihood.with(corner);
      StructuredMaximum there =
          StructuredMaximum.from(alone, alone.start(), new boolean[corner.dimension()]);
      if (there.isBetter(best, UNFINISHED)) {
        StructuredMaximum back =
            search.settle(StructuredMaximum.from(likelihood, there.near(structure), free));
        best = back.isBetter(there, 0) ? back : toLimits(there);
      }
    }
    return best.evaluated();
  }

  /**
   * From the usual start and from given values, without a look at other starts: for refits to
   * nearly the same rows.
   *
   * @param start of another fit of this model
   */
  static StructuredMaximum near(GaussianLikelihood likelihood, double[] start) {
    double[] usual = likelihood.start();
    boolean[] free = new boolean[usual.length];
    return start.length == usual.length
        ? fromEither(likelihood, start, usual, free)
        : from(likelihood, usual, free);
  }

  /**
   * From given values.
   *
   * @param given elements of theta that keep their value
   */
  static StructuredMaximum from(GaussianLikelihood likelihood, double[] start, boolean[] given) {
    return new LimitSearch(likelihood, given)
        .settle(StructuredMaximum.from(likelihood, start, given));
  }

  /**
   * The higher of what is found from two points: there may be two maxima.
   *
   * @param likelihood of the model
   * @param first a start [dimension]
   * @param second another; the same for one search
   * @param given elements of theta that keep their value [dimension]
   * @return with the likelihood evaluated there
   */
  public static StructuredMaximum fromEither(
      GaussianLikelihood likelihood, double[] first, double[] second, boolean[] given) {
    LimitSearch search = new LimitSearch(likelihood, given);
    StructuredMaximum one = StructuredMaximum.from(likelihood, first, given);
    if (Arrays.equals(first, second)) {
      return search.settle(one);
    }
    StructuredMaximum other = StructuredMaximum.from(likelihood, second, given);
    return search.settle(other.isBetter(one, 0) ? other : one);
  }

  /** The maximum, and whether it is in a limit of designs, from one inside. */
  private StructuredMaximum settle(StructuredMaximum first) {
    StructuredMaximum best = first;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      best = toLimits(best);
      if (best.likelihood() == likelihood) {
        break;
      }
      StructuredMaximum back =
          StructuredMaximum.from(likelihood, best.near(likelihood.structure()), given);
      if (!back.isBetter(best, GAIN)) {
        break;
      }
      best = back;
    }
    return best.evaluated();
  }

  /** Puts SDs of some rows or levels to zero where that is at least as likely. */
  private static StructuredMaximum toLimits(StructuredMaximum first) {
    if (first.structure().hasLinearVariance()) {
      return VarianceLimits.highest(first);
    }
    StructuredMaximum best = first;
    for (StructuredMaximum next = best; next != null; ) {
      best = next;
      next = nextLimit(best);
    }
    return best;
  }

  private static @Nullable StructuredMaximum nextLimit(StructuredMaximum here) {
    if (showsEverywhere(here)) {
      return null;
    }
    boolean[] given = here.search().given();
    StructureLimits all = new StructureLimits(here.structure());
    List<MarginalCovariance> limits = new ArrayList<>();
    for (boolean last : new boolean[] {false, true}) {
      all.byOrder(given, last).stream()
          .filter(limit -> isLevelTowards(here, limit))
          .forEach(limits::add);
    }
    limits.addAll(all.along(here.search().theta(), given));
    for (MarginalCovariance limit : limits) {
      StructuredMaximum there = at(here, limit);
      if (!here.isBetter(there, GAIN)) {
        return there;
      }
    }
    return null;
  }

  /**
   * Whether sigma is the only heterogeneity, and large enough beside V in every row to show in the
   * likelihood.
   */
  private static boolean showsEverywhere(StructuredMaximum here) {
    if (!here.structure().groups().isEmpty()) {
      return false;
    }
    double[] heterogeneity = here.evaluated().likelihood().dispersion().heterogeneity();
    double[] v = here.structure().V().diagonal();
    for (int i = 0; i < v.length; i++) {
      if (!(heterogeneity[i] > SMALL * v[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the likelihood is the same at theta with the SDs at 0 that are so in a limit. */
  private static boolean isLevelTowards(StructuredMaximum here, MarginalCovariance limit) {
    double[] theta = new StructureLimits(here.structure()).translate(here.search().theta(), limit);
    return here.likelihood().with(limit).at(theta) >= here.logLik() - UNFINISHED;
  }

  /** The maximum in a limit, from here and from the usual start. */
  private static StructuredMaximum at(StructuredMaximum from, MarginalCovariance limit) {
    GaussianLikelihood there = from.likelihood().with(limit);
    StructureLimits limits = new StructureLimits(from.structure());
    boolean[] given = from.search().given();
    double[] marks = new double[given.length];
    for (int t = 0; t < marks.length; t++) {
      marks[t] = given[t] ? 1 : 0;
    }
    double[] mapped = limits.translate(marks, limit);
    double[] here = limits.translate(from.search().inside(), limit);
    double[] usual = there.start();
    boolean[] givenThere = new boolean[limit.dimension()];
    for (int t = 0; t < givenThere.length; t++) {
      givenThere[t] = mapped[t] == 1;
      usual[t] = givenThere[t] ? here[t] : usual[t];
    }
    StructuredMaximum near = StructuredMaximum.from(there, here, givenThere);
    StructuredMaximum far = StructuredMaximum.from(there, usual, givenThere);
    return far.isBetter(near, GAIN) ? far : near;
  }
}
