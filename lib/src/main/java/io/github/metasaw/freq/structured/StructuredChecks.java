package io.github.metasaw.freq.structured;

import static io.github.metasaw.diagnostic.CheckNumber.number;

import io.github.metasaw.data.covariance.CovarianceCheck;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.likelihood.BoundaryChecks;
import io.github.metasaw.freq.likelihood.SearchChecks;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.covariance.GroupEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Checks of a fit of mean and dispersion, worded for students. The first eleven rows are always
 * there, the others only where they apply.
 */
@API(status = API.Status.INTERNAL)
public final class StructuredChecks {

  private static final double EXTREME_RHO = 0.98;

  private final FittedModel fit;
  private final StructuredSolution numbers;
  private final List<Check> checks = new ArrayList<>();

  private StructuredChecks(FittedModel fit, StructuredSolution numbers) {
    this.fit = fit;
    this.numbers = numbers;
  }

  /**
   * All checks of a fit.
   *
   * @param fit with the coefficients shown
   * @param numbers of the same model with its dispersion as parameters
   * @return those on the search first, then on data, covariance and dispersion
   */
  public static List<Check> of(FittedModel fit, StructuredSolution numbers) {
    StructuredChecks c = new StructuredChecks(fit, numbers);
    c.checks.addAll(SearchChecks.of(numbers.maximum.search(), fit.standardErrors()));
    c.data();
    c.scale();
    c.knownCovariance();
    c.designSize();
    c.sigma();
    c.checks.addAll(BoundaryChecks.of(numbers.maximum.search()));
    c.checks.addAll(LimitChecks.of(c.numbers));
    c.variancesAtZero();
    c.correlation();
    c.groups();
    c.ranges();
    c.fixed();
    c.weights();
    c.aliased();
    c.scope();
    return List.copyOf(c.checks);
  }

  /**
   * The checks of the reader; several rows of one study are no mistake where the model allows for
   * dependence.
   */
  private void data() {
    boolean dependent =
        !numbers.model.structure().groups().isEmpty() || !(fit.studies().V() instanceof Diagonal);
    for (Check check : fit.studies().checks()) {
      if (!(dependent && check.name().equals("duplicate_labels"))) {
        checks.add(check);
      }
    }
  }

  private void scale() {
    if (!numbers.model.structure().hasSigma()) {
      checks.add(Check.ok("positive_scale", "none", "The model has no sigma."));
      return;
    }
    double least = Arrays.stream(numbers.sigma()).min().orElse(Double.NaN);
    boolean positive = least >= 0 && least < Double.POSITIVE_INFINITY;
    checks.add(
        positive
            ? Check.ok(
                "positive_scale",
                "min=" + number(least),
                least > 0
                    ? "All fitted heterogeneity SDs are finite and positive."
                    : "A heterogeneity SD is estimated as 0: see "
                        + (numbers.model.structure().hasLinearVariance()
                            ? "variance_at_zero."
                            : "sd_at_zero."))
            : Check.error(
                "positive_scale",
                "min=" + number(least),
                "A fitted heterogeneity SD is not a finite positive number."));
  }

  /** A face of the variances: SDs of 0 that {@code tau2 ~ ...} comes to. */
  private void variancesAtZero() {
    if (!numbers.model.structure().hasLinearVariance()) {
      return;
    }
    long zeros = Arrays.stream(numbers.sigma()).filter(sigma -> sigma == 0).count();
    if (zeros > 0) {
      checks.add(
          Check.note(
              "variance_at_zero",
              "rows=%d of %d".formatted(zeros, numbers.sigma().length),
              "The line of tau2 puts the variance of these rows at 0, the lowest it can be. Standard"
                  + " errors of its coefficients take that as given and are too small; read profile"
                  + " intervals."));
    }
  }

  private void knownCovariance() {
    Symmetric V = numbers.likelihood().dispersion().sampling();
    if (!numbers.model.structure().isProportional()) {
      checks.add(CovarianceCheck.of(V));
      return;
    }
    double[] v = V.diagonal();
    double least = Arrays.stream(v).min().orElse(Double.NaN);
    double most = Arrays.stream(v).max().orElse(Double.NaN);
    checks.add(
        Check.note(
            "known_sampling_covariance",
            "type=proportional; n=%d; range=[%s,%s]"
                .formatted(v.length, number(least), number(most)),
            "The sampling variances are known up to a factor, which is estimated: Q, I2 and zeta2,"
                + " which rest on known variances, do not exist."));
  }

  private void designSize() {
    double[] x = fit.design().x();
    int columns = fit.design().columns();
    double filled = Arrays.stream(x).filter(value -> value != 0).count() / (double) x.length;
    double mb = 8.0 * x.length / (1 << 20);
    String value =
        "total_mb=%s; max_cols=%d; largest=mu; largest_density=%s"
            .formatted(number(mb), columns, number(filled));
    checks.add(
        mb >= 25 || columns >= 30
            ? Check.note(
                "fixed_effect_design_size",
                value,
                "There are many moderators for a meta-analysis; is each of them intended?")
            : Check.ok("fixed_effect_design_size", value, "The design of the mean is modest."));
  }

  private void sigma() {
    if (numbers.model.sigmaLeftOut()) {
      checks.add(
          Check.note(
              "sigma_left_out",
              "",
              "Every row has its own level or effect of a group, so the SD of the group is the heterogeneity between rows and sigma is left out."));
    }
  }

  private void correlation() {
    double[] rho = numbers.likelihood().dispersion().rho12();
    double most = Arrays.stream(rho).map(Math::abs).max().orElse(0);
    if (most > EXTREME_RHO) {
      checks.add(
          Check.warning(
              "rho12_boundary",
              "max=" + number(most),
              "The correlation of the outcomes is estimated very close to -1 or 1, where its standard"
                  + " error means little; does V contain the covariance of the two sampling errors?"));
    }
  }

  private void groups() {
    for (GroupEffect group : numbers.model.structure().groups()) {
      int[] count = new int[group.levels()];
      for (int i = 0; i < fit.studies().k(); i++) {
        if (group.level(i) >= 0) {
          count[group.level(i)]++;
        }
      }
      long repeated = IntStream.of(count).filter(c -> c > 1).count();
      long levels = IntStream.of(count).filter(c -> c > 0).count();
      String value = "%s: levels=%d; repeated=%d".formatted(group.name(), levels, repeated);
      if (levels < 5) {
        checks.add(
            Check.warning(
                "replication",
                value,
                "The data say little about an SD that is estimated from so few levels."));
      } else if (group.hasIndependentLevels() && repeated > 0 && repeated < 0.2 * levels) {
        checks.add(
            Check.note(
                "replication",
                value,
                "Few levels have more than one row, and only these distinguish the SD of the group from"
                    + " sigma."));
      }
    }
  }

  /** A range that the places are too near each other to show. */
  private void ranges() {
    for (SpatialRanges.Estimate range : SpatialRanges.of(numbers)) {
      if (range.value() > range.largestDistance()) {
        checks.add(
            Check.warning(
                "range_beyond_distances",
                "%s=%s; largest distance=%s"
                    .formatted(
                        range.name(), number(range.value()), number(range.largestDistance())),
                "The estimated range exceeds the distance between any two places, so the data determine"
                    + " the ratio of SD to range better than either of them; look at the profile"
                    + " likelihood of the range."));
      }
    }
  }

  private void fixed() {
    if (!numbers.options.fixed().isEmpty()) {
      checks.add(
          Check.note(
              "fixed_parameters",
              numbers.options.fixed().toString(),
              "These were given, not estimated, so standard errors and tests treat them as known."));
    }
  }

  private void weights() {
    double[] w = fit.options().likelihoodWeights();
    if (w == null) {
      return;
    }
    double[] v = fit.studies().vi();
    double first = w[0] * v[0];
    boolean inverse = first > 0;
    for (int i = 0; i < w.length; i++) {
      inverse &= Math.abs(w[i] * v[i] - first) <= 1e-8 * first;
    }
    checks.add(
        inverse
            ? Check.warning(
                "likelihood_weights",
                "weights=1/vi",
                "These weights are the inverse sampling variances, which V already brings in:"
                    + " weights multiply the likelihood of a row as if it had been seen that many"
                    + " times, and standard errors become far too small. Leave them out.")
            : Check.note(
                "likelihood_weights",
                "sum=" + number(Arrays.stream(w).sum()),
                "Each row's log-likelihood counts as many times as its weight; weights are not"
                    + " sampling variances."));
  }

  private void aliased() {
    int[] left = numbers.likelihood().basis().aliased();
    List<String> names = new ArrayList<>();
    IntStream.of(left).forEach(j -> names.add(fit.design().names().get(j)));
    names.addAll(numbers.model.structure().aliased());
    if (!names.isEmpty()) {
      checks.add(
          Check.warning(
              "aliased_terms",
              String.join(", ", names),
              "These columns can be computed from the others, so they were left out; the fit is the"
                  + " same without them."));
    }
  }

  private void scope() {
    checks.add(
        Check.note(
            "interval_reliability_scope",
            "",
            "These checks look at the search and the data. They do not vouch for intervals: with few"
                + " studies or an SD near 0, compare Wald with profile or bootstrap intervals."));
  }
}
