package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.List;
import java.util.function.IntPredicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Fail-safe numbers: how many unpublished studies without an effect, on average, would take away
 * what has been found. They count studies of no effect only, say nothing of their likelihood, and
 * differ widely between the methods, so none of them shows that a result is safe (Becker 2005; the
 * Cochrane Handbook advises against them). R: metafor's {@code fsn}.
 *
 * @param method which
 * @param n number of studies, rounded up; infinite where no number is enough
 * @param p of the pooled test that the method starts from; NaN for Orwin's, which tests nothing
 * @param target the effect to come down to, on the scale of yi, for Orwin's and that of the model;
 *     NaN for others, whose target is a p value of alpha
 */
public record FailSafeNumber(Method method, double n, double p, double target) {

  /** What the studies must no longer show. */
  public enum Method {
    /** Stouffer's one-sided test of the z values is no longer significant (Rosenthal 1979). */
    ROSENTHAL("Rosenthal", "Stouffer's one-sided p reaches alpha"),
    /** The weighted mean falls to a target, by default half of itself (Orwin 1983). */
    ORWIN("Orwin", "the mean falls to the target"),
    /** The common-effect test is no longer significant (Rosenberg 2005). */
    ROSENBERG("Rosenberg", "the common-effect p reaches alpha"),
    /**
     * The test of the fit's own model is no longer significant, tau2 growing with the studies added
     * (Viechtbauer 2024, in metafor's documentation of {@code fsn}). A fit with a t test is made
     * again with up to 5,000 studies added, as by {@code exact = TRUE} there.
     */
    GENERAL("General", "the p of this model reaches alpha"),
    /** The mean of the fit's own model falls to a target, by default half of itself. */
    GENERAL_TARGET("General, effect", "the mean of this model falls to the target");

    private final String label;
    private final String meaning;

    Method(String label, String meaning) {
      this.label = label;
      this.meaning = meaning;
    }

    /**
     * The name of the method.
     *
     * @return whose number it is
     */
    public String label() {
      return label;
    }

    /**
     * When enough studies have been added.
     *
     * @return in words
     */
    public String meaning() {
      return meaning;
    }
  }

  private static final int MAX_STUDIES = 10_000_000;

  /**
   * All numbers.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param alpha level of significance, between 0 and 1
   * @param target effect, on the scale of yi; NaN for half the mean
   * @return one per method
   * @throws MetaException for another model, an alpha outside its range, or fewer than three
   *     studies
   */
  public static List<FailSafeNumber> all(FrequentistFit fit, double alpha, double target) {
    return all(fit, alpha, target, false);
  }

  /**
   * All numbers, those of the model by refits if that is asked for. R: {@code fsn(exact = TRUE)}.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param alpha level of significance, between 0 and 1
   * @param target effect, on the scale of yi; NaN for half the mean
   * @param isExact whether the model is fitted again with the studies added, up to 5,000 of them,
   *     where else tau2 is approximated
   * @return one per method
   * @throws MetaException as {@link #all(FrequentistFit, double, double)}
   */
  public static List<FailSafeNumber> all(
      FrequentistFit fit, double alpha, double target, boolean isExact) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "fail-safe numbers");
    if (!(alpha > 0 && alpha < 1)) {
      throw MetaException.format("alpha is %s; it must lie between 0 and 1", alpha);
    }
    return List.of(
        rosenthal(data, alpha),
        orwin(data, target),
        rosenberg(data, alpha),
        general(fit, data, alpha, isExact),
        generalTarget(fit, data, target, isExact));
  }

  /**
   * Numbers as a table.
   *
   * @param numbers of several methods
   * @return method, n, p, target, meaning
   */
  public static Table table(List<FailSafeNumber> numbers) {
    return Table.create(
        "fail-safe numbers",
        StringColumn.create("method", numbers.stream().map(f -> f.method().label())),
        DoubleColumn.create("n", numbers.stream().mapToDouble(FailSafeNumber::n).toArray()),
        DoubleColumn.create("p", numbers.stream().mapToDouble(FailSafeNumber::p).toArray()),
        DoubleColumn.create(
            "target", numbers.stream().mapToDouble(FailSafeNumber::target).toArray()),
        StringColumn.create("meaning", numbers.stream().map(f -> f.method().meaning())));
  }

  private static FailSafeNumber rosenthal(FunnelStudies data, double alpha) {
    double sum = 0;
    for (int i = 0; i < data.k(); i++) {
      sum += data.yi()[i] / Math.sqrt(data.vi()[i]);
    }
    double z = Math.abs(sum) / Math.sqrt(data.k());
    double ratio = z / Normal.upperQuantile(alpha);
    double n = data.k() * (ratio * ratio - 1);
    return new FailSafeNumber(
        Method.ROSENTHAL, whole(alpha < 0.5 ? n : Double.NaN), Normal.survival(z), Double.NaN);
  }

  private static FailSafeNumber orwin(FunnelStudies data, double asked) {
    double mean = commonEffect(data).estimate();
    double target = Double.isNaN(asked) ? mean / 2 : Math.copySign(asked, mean);
    double n = target == 0 ? Double.POSITIVE_INFINITY : data.k() * (mean - target) / target;
    return new FailSafeNumber(Method.ORWIN, whole(n), Double.NaN, target);
  }

  private static FailSafeNumber rosenberg(FunnelStudies data, double alpha) {
    PrecisionWeightedMean mean = commonEffect(data);
    double critical = Normal.upperQuantile(alpha / 2);
    double n = (mean.squaredZ() / (critical * critical) - 1) * data.k();
    double p = Normal.twoSided(Math.sqrt(mean.squaredZ()));
    return new FailSafeNumber(Method.ROSENBERG, whole(n), p, Double.NaN);
  }

  private static PrecisionWeightedMean commonEffect(FunnelStudies data) {
    return PrecisionWeightedMean.independent(data.yi(), data.vi());
  }

  private static FailSafeNumber general(
      FrequentistFit fit, FunnelStudies data, double alpha, boolean isExact) {
    AddedStudies model = new AddedStudies(fit, data.options(), isExact);
    double n = smallest(m -> model.with(m).p() >= alpha);
    return new FailSafeNumber(Method.GENERAL, n, fit.p(), Double.NaN);
  }

  private static FailSafeNumber generalTarget(
      FrequentistFit fit, FunnelStudies data, double asked, boolean isExact) {
    AddedStudies model = new AddedStudies(fit, data.options(), isExact);
    double mean = fit.estimate();
    double target = Double.isNaN(asked) ? mean / 2 : Math.copySign(asked, mean);
    double n =
        target == 0
            ? Double.POSITIVE_INFINITY
            : smallest(m -> Math.abs(model.with(m).estimate()) <= Math.abs(target));
    return new FailSafeNumber(Method.GENERAL_TARGET, n, fit.p(), target);
  }

  /** The smallest number that is enough, by doubling and halving; infinite where none is. */
  private static double smallest(IntPredicate isEnough) {
    if (isEnough.test(0)) {
      return 0;
    }
    int high = 1;
    while (!isEnough.test(high)) {
      if (high >= MAX_STUDIES) {
        return Double.POSITIVE_INFINITY;
      }
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (isEnough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Rounded up, unless rounding has made it a little larger than it is; never negative. */
  private static double whole(double n) {
    double nearest = Math.rint(n);
    return Math.max(0, Math.abs(n - nearest) < 1e-8 ? nearest : Math.ceil(n));
  }
}
