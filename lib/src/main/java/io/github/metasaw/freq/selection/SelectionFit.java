package io.github.metasaw.freq.selection;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.freq.counts.ChiSquareTest;
import io.github.metasaw.freq.refit.OneTau2Fit;
import io.github.metasaw.freq.refit.SubgroupFits;
import io.github.metasaw.model.Design;
import io.github.metasaw.parallel.Progress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The fit of a selection model: the mean effect and heterogeneity of all studies that were made, if
 * those that were published were selected as the model says. What is costly is computed when first
 * asked for.
 */
public final class SelectionFit extends OneTau2Fit {

  private final SelectionProblem problem;
  private final SelectionSolution solution;
  private final SelectionParameters parameters;
  private final @Nullable ClusterInference inference;
  private final SelectionTests tests;

  private SelectionFit(
      SelectionProblem problem, SelectionSolution solution, @Nullable ClusterInference inference) {
    super(problem, solution);
    this.problem = problem;
    this.solution = solution;
    this.parameters = new SelectionParameters(problem.settings(), solution);
    this.inference = inference;
    this.tests = new SelectionTests(problem, solution);
  }

  /** Fits. */
  static SelectionFit fit(SelectionProblem problem) {
    return new SelectionFit(problem, problem.solve(), null);
  }

  /**
   * The same estimates with standard errors that hold whatever the dependence of the effects of a
   * cluster: H^-1 (sum_g s_g s_g') H^-1 with the observed information H and the scores s_g of the
   * clusters. The likelihood takes all effects as independent, so it is a composite one, and its
   * ratio tests do not hold (Pustejovsky, Citkowicz and Joshi 2025). R: metaselection's {@code
   * selection_model} with {@code vcov_type = "robust"}.
   *
   * @param cluster column of clusters, usually studies
   * @return a copy
   * @throws MetaException for a column that does not exist or is missing in a row, fewer than two
   *     clusters, and an estimated cut-point of truncation
   */
  public SelectionFit robust(String cluster) {
    return with(ClusterInference.robust(problem, solution, cluster));
  }

  private SelectionFit with(ClusterInference clusters) {
    return new SelectionFit(problem, clusters.applied(solution), clusters);
  }

  /**
   * The same estimates with cluster-robust standard errors, and with bootstrap intervals of the
   * coefficients, tau2 and the selection parameters from resamples of the clusters. R:
   * metaselection's {@code selection_model} with {@code bootstrap = "multinomial"} or {@code
   * "two-stage"}.
   *
   * @param cluster column of clusters, usually studies
   * @param settings what is drawn, how often, and which intervals follow
   * @return a copy
   * @throws MetaException as {@link #robust}, and if fewer than half of the resamples can be fitted
   */
  public SelectionFit bootstrap(String cluster, ClusterBootstrap settings) {
    return bootstrap(cluster, settings, Progress.none());
  }

  /**
   * The same, with a listener that shows the progress of the bootstrap.
   *
   * @param cluster column of clusters, usually studies
   * @param settings what is drawn, how often, and which intervals follow
   * @param progress is notified of the number of completed resamples
   * @return a copy
   * @throws MetaException as {@link #bootstrap(String, ClusterBootstrap)}
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public SelectionFit bootstrap(String cluster, ClusterBootstrap settings, Progress progress) {
    return with(
        ClusterInference.robust(problem, solution, cluster)
            .resampled(solution, settings, level(), progress));
  }

  private @Nullable BootstrapDraws draws() {
    return inference == null ? null : inference.draws();
  }

  /** The bootstrap that yields the intervals; empty for Wald intervals. */
  public Optional<ClusterBootstrap> bootstrap() {
    return Optional.ofNullable(inference).flatMap(ClusterInference::bootstrap);
  }

  /**
   * The bootstrap interval of tau2.
   *
   * @return the interval on the scale of yi squared; empty without a bootstrap
   */
  public Optional<Interval> tau2BootstrapInterval() {
    return Optional.ofNullable(draws()).map(BootstrapDraws::ofTau2);
  }

  @Override
  public Interval interval() {
    BootstrapDraws draws = draws();
    return draws == null ? super.interval() : draws.ofCoefficient(0);
  }

  @Override
  public Table coefficients() {
    Table table = super.coefficients();
    return inference == null
        ? table
        : inference.withIntervals(table, BootstrapDraws::ofCoefficient);
  }

  @Override
  public boolean hasSpread() {
    return !problem.options().method().isZero();
  }

  /**
   * The specification of selection in the model.
   *
   * @return the type, alternative and steps
   */
  public SelectionSettings settings() {
    return problem.settings();
  }

  /**
   * The fit without selection, as it was given.
   *
   * @return to the same studies
   */
  public FrequentistFit base() {
    return problem.base();
  }

  /**
   * The weight function.
   *
   * @return without values of its parameters, which {@link #delta} has
   */
  public WeightFunction weightFunction() {
    return solution.rule().function();
  }

  /**
   * The parameters of selection, as metafor has them: of a step function the weights of its
   * intervals, the first 1; of an estimated cut-point the weight beyond it, then the cut-point.
   *
   * @return NaN for one without meaning where another is at the end of its range; a copy
   */
  public double[] delta() {
    return parameters.estimates();
  }

  /**
   * The effect at which studies are truncated.
   *
   * @return on the scale of yi; NaN for a weight function of p values
   */
  public double cutPoint() {
    return parameters.cutPoint();
  }

  /**
   * Standard errors of {@link #delta}, from the observed information.
   *
   * @return NaN for a parameter that is given, at the end of its range, or a cut-point; a copy
   */
  public double[] seDelta() {
    return parameters.standardErrors();
  }

  /**
   * The parameters of selection with Wald's tests of no selection and intervals within their range.
   *
   * @return parameter, estimate, se, statistic, p, lower, upper
   */
  public Table deltaTable() {
    Table table = parameters.table(level());
    return inference == null ? table : inference.withIntervals(table, BootstrapDraws::ofDelta);
  }

  /**
   * The profile-likelihood interval of a parameter of selection; R: {@code confint}.
   *
   * @param number of the parameter, from 1
   * @return on its own scale; an end of its range where the likelihood does not exclude it
   * @throws MetaException for a parameter that does not exist or was given, of weights that are
   *     tied to one another, and of an estimated cut-point
   */
  public Interval deltaInterval(int number) {
    return parameters.profile(number, level());
  }

  /**
   * The likelihood-ratio statistic of selection: twice the difference of the maximal
   * log-likelihoods with and without.
   *
   * @return 0 or larger, chi-square with {@link #lrtDf} degrees of freedom without selection
   */
  public double lrt() {
    return tests.likelihoodRatio();
  }

  /**
   * Degrees of freedom of {@link #lrt}.
   *
   * @return number of parameters of selection that were estimated, a cut-point not among them
   */
  public int lrtDf() {
    return tests.degrees();
  }

  /**
   * The p value of {@link #lrt}.
   *
   * @return NaN where all parameters of selection were given
   */
  public double lrtP() {
    return tests.p();
  }

  /**
   * The likelihood-ratio test of tau2 = 0, with selection in both models; metafor's {@code
   * LRT.tau2}. At the end of the range of tau2 its p value is too large, by a half as a rule.
   *
   * @return {@link ChiSquareTest#NONE} where tau2 was not estimated
   */
  public ChiSquareTest heterogeneityTest() {
    return tests.heterogeneity();
  }

  /**
   * Wald's test of all moderators.
   *
   * @return {@link ChiSquareTest#NONE} without moderators
   */
  public ChiSquareTest moderatorTest() {
    return tests.moderators();
  }

  /**
   * The p values that selection has looked at.
   *
   * @return one per study, by the alternative of the model [k]
   */
  public double[] pValues() {
    return SelectedPValues.of(solution).p();
  }

  /**
   * The number of studies in each interval of steps.
   *
   * @return from, to, k
   * @throws MetaException for a weight function without steps
   */
  public Table intervals() {
    return SelectedPValues.of(solution).intervals();
  }

  /**
   * The weight function with its pointwise interval, by the delta method on its logarithm.
   *
   * @param at p values; of truncation effects
   * @return at, weight, lower, upper
   */
  public Table weights(double... at) {
    double[][] out = new double[4][at.length];
    double critical = Normal.critical(level());
    for (int i = 0; i < at.length; i++) {
      double[] logWeight = solution.logWeight(at[i]);
      double half = critical * logWeight[1];
      out[0][i] = at[i];
      out[1][i] = Math.exp(logWeight[0]);
      out[2][i] = Math.exp(logWeight[0] - half);
      out[3][i] = Math.exp(logWeight[0] + half);
    }
    List<String> columns = List.of("at", "weight", "lower", "upper");
    return NumberColumns.addTo(Table.create("weight function"), columns, out);
  }

  /**
   * Standard error of tau2.
   *
   * @return on the scale of yi squared; NaN where tau2 is given or 0
   */
  public double seTau2() {
    return solution.seTau2();
  }

  @Override
  public Design design() {
    return problem.design();
  }

  /** Without Q, whose distribution selection changes; I2 from tau2. */
  @Override
  public Heterogeneity heterogeneity() {
    double none = Double.NaN;
    return new Heterogeneity(
        solution.tau2(),
        solution.seTau2(),
        none,
        solution.df(),
        none,
        solution.i2(),
        solution.h2(),
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        studies().k());
  }

  @Override
  protected Interval profileOfTau2() {
    if (!problem.estimatesTau2()) {
      throw MetaException.of("tau2 was given and not estimated, so it has no interval");
    }
    return new SelectionProfiles(solution).ofTau2(level());
  }

  /** NaN for a common effect, which has no prediction interval. */
  @Override
  protected double beyond() {
    return hasSpread() ? super.beyond() : Double.NaN;
  }

  @Override
  protected ModelName name() {
    return new ModelName("Selection model", settings().type().label());
  }

  @Override
  public List<Check> checkList() {
    return SelectionChecks.of(problem, solution, inference);
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(base().provenance().settings());
    settings.put("selection", settings().type().id());
    settings.put("alternative", settings().alternative().id());
    if (settings().steps().length > 0) {
      settings.put("steps", Arrays.toString(settings().steps()));
    }
    settings.put("selection estimated by", "ML");
    if (inference != null) {
      settings.putAll(inference.settings());
    }
    return Provenance.of(settings);
  }

  @Override
  public Subgroups subgroups(String by) {
    return SubgroupFits.compute(
        studies(), design(), by, rows -> likewise(fit(problem.ofSubgroup(rows))));
  }

  /** Applies the same inference for dependent effects. */
  private SelectionFit likewise(SelectionFit other) {
    if (inference == null) {
      return other;
    }
    String column = inference.clusters().column();
    return bootstrap().map(of -> other.bootstrap(column, of)).orElseGet(() -> other.robust(column));
  }

  @Override
  public String toString() {
    return "%s, k = %d%n%sdelta = %s"
        .formatted(name().label(), studies().k(), coefficients().print(), Arrays.toString(delta()));
  }
}
