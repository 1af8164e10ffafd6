package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Solves y ~ N(X beta, V + diag(sigma^2) + Z G Z') by ML or REML: location-scale, multilevel and
 * bivariate models, and any with a V that is not diagonal.
 */
final class StructuredCovariance implements Solver {

  private final GaussianModel model;
  private final FreqOptions options;
  private final StructuredSolution solution;

  /**
   * Solves.
   *
   * @throws MetaException where no theta makes the covariance positive definite
   */
  StructuredCovariance(GaussianModel model, FreqOptions options) {
    this.model = model;
    this.options = options;
    this.solution = solve(model, options);
  }

  static StructuredSolution solve(GaussianModel model, FreqOptions options) {
    return checked(model, options, MaximumLikelihood.of(likelihood(model, options)));
  }

  /** With dispersion parameters that are given, in the bases of their designs. */
  static StructuredSolution at(GaussianModel model, FreqOptions options, double[] theta) {
    boolean[] held = new boolean[theta.length];
    Arrays.fill(held, true);
    MaximumLikelihood given = MaximumLikelihood.from(likelihood(model, options), theta, held);
    return new StructuredSolution(model, options, given, false);
  }

  private static StructuredSolution checked(
      GaussianModel model, FreqOptions options, MaximumLikelihood maximum) {
    if (Double.isNaN(maximum.logLik())) {
      throw LikelihoodRules.notPositiveDefinite(model);
    }
    StructuredSolution found =
        new StructuredSolution(model, options, maximum, observes(model, options));
    LikelihoodRules.refuseUnbounded(found);
    return found;
  }

  private static boolean observes(GaussianModel model, FreqOptions options) {
    if (options.information() != InformationMatrix.BY_MODEL) {
      return options.information() == InformationMatrix.OBSERVED;
    }
    for (boolean modelled : model.structure().modelled()) {
      if (modelled) {
        return true;
      }
    }
    return false;
  }

  /** The likelihood that the options ask for. */
  static GaussianLikelihood likelihood(GaussianModel model, FreqOptions options) {
    return likelihood(model, options.method() == Tau2Estimator.REML, options.likelihoodWeights());
  }

  /**
   * The likelihood of a model.
   *
   * @param weights of the rows [n]; null for 1
   */
  static GaussianLikelihood likelihood(
      GaussianModel model, boolean restricted, double @Nullable [] weights) {
    Design mean = model.mean();
    return new GaussianLikelihood(
        model.studies().yi(), mean.x(), mean.columns(), model.structure(), restricted, weights);
  }

  GaussianModel model() {
    return model;
  }

  @Override
  public StructuredSolution solution() {
    return solution;
  }

  @Override
  public FreqOptions options() {
    return options;
  }

  @Override
  public DeletionFits deletions() {
    int k = model.studies().k();
    return row -> only(IntStream.range(0, k).filter(i -> i != row).toArray());
  }

  /** Null also where the rows allow for none of the dispersion. */
  @Override
  public @Nullable StructuredSolution only(int[] rows) {
    int p = solution.p;
    if (rows.length < p + Math.min(model.structure().dimension(), 1)) {
      return null;
    }
    GaussianModel some = model.select(rows);
    FreqOptions its = options.select(rows);
    double[] start = solution.maximum.near(model.structure());
    StructuredSolution found =
        checked(some, its, MaximumLikelihood.near(likelihood(some, its), start));
    return found.p == p ? found : null;
  }

  @Override
  public BorrowedDispersion borrowed() {
    return new StructuredBorrowing(this);
  }

  @Override
  public Predicted predicted() {
    return StructuredPrediction.of(solution);
  }

  @Override
  public @Nullable Solved withoutModerators() {
    return model.mean().hasIntercept()
        ? solve(model.withMean(Design.intercept(model.studies().k())), options)
        : null;
  }

  @Override
  public String label() {
    return "%s (%s)".formatted(model.kind(), options.method().code());
  }

  @Override
  public int outcomes() {
    return model.outcomes();
  }

  @Override
  public double[] heterogeneityAt(Table newdata) {
    return StructuredPrediction.heterogeneity(solution, newdata);
  }

  @Override
  public Tau2Interval.Method usualInterval() {
    return Tau2Interval.Method.PROFILE_LIKELIHOOD;
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    if (method != Tau2Interval.Method.PROFILE_LIKELIHOOD) {
      throw MetaException.of(
          "the %s interval is made for independent studies with one tau2; this model has the profile likelihood"
              .formatted(method.words()));
    }
    return Profiles.tau2(solution);
  }

  @Override
  public StructuredSolution structured(ModelFit fit) {
    return solution;
  }

  @Override
  public List<Check> checks(ModelFit fit) {
    return StructuredChecks.of(fit, solution);
  }

  @Override
  public Map<String, String> settings(ModelFit fit) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("V", Structure.of(fit.studies().V()).storage());
    settings.put("information", options.information().code());
    return settings;
  }
}
