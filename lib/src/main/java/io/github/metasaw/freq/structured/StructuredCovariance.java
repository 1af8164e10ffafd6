package io.github.metasaw.freq.structured;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.BorrowedDispersion;
import io.github.metasaw.freq.DeletionFits;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.Predicted;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.freq.Solver;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Solves y ~ N(X beta, V + diag(sigma^2) + Z G Z') by ML or REML: location-scale, multilevel and
 * bivariate models, and any with a V that is not diagonal.
 */
@API(status = API.Status.INTERNAL)
public final class StructuredCovariance implements Solver {

  private final GaussianModel model;
  private final FreqOptions options;
  private final StructuredSolution solution;

  /** Whether refits keep the dispersion of the solution. */
  private final boolean isKept;

  private StructuredCovariance(
      GaussianModel model, FreqOptions options, StructuredSolution solution, boolean isKept) {
    this.model = model;
    this.options = options;
    this.solution = solution;
    this.isKept = isKept;
  }

  /**
   * Solves.
   *
   * @param model with its studies
   * @param options with method ML or REML
   * @return the solver, with its solution
   * @throws MetaException where no theta makes the covariance positive definite
   */
  public static StructuredCovariance fit(GaussianModel model, FreqOptions options) {
    return new StructuredCovariance(model, options, solve(model, options), false);
  }

  private static StructuredSolution solve(GaussianModel model, FreqOptions options) {
    return checked(model, options, LimitSearch.fit(StructuredSolution.likelihood(model, options)));
  }

  /**
   * With dispersion parameters that are given, in the bases of their designs.
   *
   * @param model with its studies
   * @param options of the fit that they come from
   * @param theta logarithms of SDs, Fisher's z of correlations
   * @return the solver, with the solution there
   */
  public static StructuredCovariance at(GaussianModel model, FreqOptions options, double[] theta) {
    return new StructuredCovariance(model, options, solutionAt(model, options, theta), false);
  }

  private static StructuredSolution solutionAt(
      GaussianModel model, FreqOptions options, double[] theta) {
    boolean[] held = new boolean[theta.length];
    Arrays.fill(held, true);
    StructuredMaximum given =
        LimitSearch.from(StructuredSolution.likelihood(model, options), theta, held);
    return new StructuredSolution(model, options, given, false);
  }

  private static StructuredSolution checked(
      GaussianModel model, FreqOptions options, StructuredMaximum maximum) {
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

  /** What was fitted. */
  public GaussianModel model() {
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
    return row -> refit(DataChange.without(k, row));
  }

  /** Null also where the rows allow for none of the dispersion. */
  @Override
  public @Nullable StructuredSolution refit(DataChange change) {
    refuse(change);
    int[] rows = change.rows();
    int p = solution.p;
    if (rows.length < p + Math.min(model.structure().dimension(), 1)) {
      return null;
    }
    GaussianModel some = changed(change);
    FreqOptions its = options.select(rows);
    if (isKept) {
      return keeping(some, its);
    }
    GaussianLikelihood likelihood = StructuredSolution.likelihood(some, its);
    // With other estimates the dispersion may be anywhere; with other rows it is near.
    StructuredMaximum maximum =
        change.changesEstimates() || change.changesModerators() || change.changesScales()
            ? LimitSearch.fit(likelihood)
            : LimitSearch.near(likelihood, solution.maximum.near(model.structure()));
    StructuredSolution found = checked(some, its, maximum);
    return found.p == p ? found : null;
  }

  /** Null where the rows do not inform the same parameters of the dispersion. */
  private @Nullable StructuredSolution keeping(GaussianModel some, FreqOptions its) {
    double[] coefficients =
        model.structure().coefficients(solution.maximum.finite(model.structure()));
    if (some.structure().dimension() != coefficients.length) {
      return null;
    }
    StructuredSolution found = solutionAt(some, its, some.structure().theta(coefficients));
    return found.p == solution.p && !Double.isNaN(found.logLik()) ? found : null;
  }

  private void refuse(DataChange change) {
    if (change.addedEstimates().length > 0) {
      throw MetaException.of(
          "studies can be added to a model with one tau2 and independent studies only");
    }
    if (change.changesScales() && change.size() < model.studies().k()) {
      throw MetaException.of("moderators of the heterogeneity are exchanged among all rows");
    }
    if (change.repeatsRows()) {
      throw MetaException.of(
          "rows can be drawn twice from a model with one tau2 and independent studies only, for a"
              + " copy of a row would be correlated with it");
    }
  }

  private GaussianModel changed(DataChange change) {
    GaussianModel some = model.select(change.rows());
    if (change.changesEstimates()) {
      some = some.withEstimates(change.estimates(model.studies().yi()));
    }
    if (change.changesScales()) {
      some = some.withStructure(model.structure().withScalesOf(change.scales()));
    }
    return change.changesModerators()
        ? some.withMean(model.mean().select(change.moderators()))
        : some;
  }

  @Override
  public StructuredCovariance withDispersionKept() {
    return new StructuredCovariance(model, options, solution, true);
  }

  @Override
  public BorrowedDispersion borrowed() {
    return new StructuredBorrowing(solution);
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
}
