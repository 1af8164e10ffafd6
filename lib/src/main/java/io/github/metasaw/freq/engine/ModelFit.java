package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.HasLikelihood;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.HeterogeneityStatistics;
import io.github.metasaw.freq.MeanInference;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.freq.WaldTable;
import io.github.metasaw.freq.refit.ConfidenceIntervals;
import io.github.metasaw.freq.refit.InfluenceTable;
import io.github.metasaw.freq.refit.ResidualTable;
import io.github.metasaw.freq.refit.Simulation;
import io.github.metasaw.freq.refit.SolvedFit;
import io.github.metasaw.freq.refit.SubgroupFits;
import io.github.metasaw.freq.structured.Dispersions;
import io.github.metasaw.freq.structured.GroupCorrelations;
import io.github.metasaw.freq.structured.InconsistencyLevels;
import io.github.metasaw.freq.structured.SpatialRanges;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.linalg.Factor;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.parallel.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The frequentist fit, whichever solver it comes from: everything it reports is derived from a
 * {@link FittedModel} and from what differs between kinds of models. The solution is computed at
 * once, everything else when it is first asked for.
 */
final class ModelFit extends SolvedFit implements FrequentistFit {

  private final ModelKind kind;
  private final FittedModel model;
  private final Solved solution;
  private final Function<int[], PooledFit> subgroup;
  private @Nullable Heterogeneity heterogeneity;
  private @Nullable RobustResults robust;

  /**
   * @param kind solved
   * @param subgroup fits some rows alone, without moderators
   */
  ModelFit(ModelKind kind, Function<int[], PooledFit> subgroup) {
    super(kind.model(), kind.model().solution());
    this.kind = kind;
    this.model = kind.model();
    this.solution = model.solution();
    this.subgroup = subgroup;
  }

  @Override
  public Design design() {
    return model.design();
  }

  /** Options as they were asked for; empty where the covariance has a structure. */
  Optional<FreqOptions> oneVarianceOptions() {
    return kind instanceof OneVarianceKind
        ? Optional.of(model.solver().options())
        : Optional.empty();
  }

  /** The solver of a structure of the covariance; empty where there is one tau2. */
  Optional<StructuredCovariance> structuredCovariance() {
    return kind instanceof StructuredKind ? Optional.of(kind.structured()) : Optional.empty();
  }

  @Override
  public Tau2Estimator estimator() {
    return model.options().method();
  }

  @Override
  public CoefficientTest coefficientTest() {
    return model.options().test();
  }

  @Override
  public List<Parameter> parameters() {
    return model.parameters();
  }

  @Override
  public double[] beta() {
    return model.beta();
  }

  @Override
  public double[] standardErrors() {
    return model.standardErrors();
  }

  /** Computed once. */
  @Override
  public double critical() {
    return model.critical();
  }

  @Override
  public Table coefficients() {
    WaldTable wald = new WaldTable(level());
    for (int j : model.shown()) {
      wald.add(solution.estimate(j), solution.se(j), model.testDf(j));
    }
    return wald.addTo(Table.create("coefficients", StringColumn.create("term", terms())));
  }

  @Override
  public double[][] vcov() {
    int[] shown = model.shown();
    double[][] out = new double[shown.length][shown.length];
    for (int i = 0; i < shown.length; i++) {
      for (int j = 0; j < shown.length; j++) {
        out[i][j] = solution.covariance(shown[i], shown[j]);
      }
    }
    return out;
  }

  @Override
  public Heterogeneity heterogeneity() {
    Heterogeneity known = heterogeneity;
    if (known == null) {
      known = HeterogeneityStatistics.of(model.studies(), solution);
      heterogeneity = known;
    }
    return known;
  }

  @Override
  public double[] sigma() {
    return solution.sigma();
  }

  @Override
  public ModeratorTest moderatorTest() {
    return ModeratorTests.omnibus(model);
  }

  @Override
  public ModeratorTest waldTest(String... terms) {
    return ModeratorTests.of(model, TestedTerms.find(kind, List.of(terms)));
  }

  @Override
  public ModeratorTest jointTest(List<Map<String, Double>> combinations) {
    return ModeratorTests.of(
        model, new LinearCombinations(model, inference()).weights(combinations));
  }

  /** The model's own covariance of the coefficients. */
  private MeanInference inference() {
    return MeanInference.of(solution);
  }

  @Override
  public double R2() {
    return ModeratorTests.r2(model);
  }

  @Override
  public Tau2Interval tau2Interval() {
    return tau2Interval(kind.usualInterval());
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    return kind.tau2Interval(method);
  }

  @Override
  public Pooled pooled() {
    boolean alone = model.design().isInterceptOnly();
    double estimate = alone ? estimate() : Double.NaN;
    double half = Predictions.halfWidth(kind);
    return new Pooled(
        kind.name(),
        estimate,
        alone ? interval() : new Interval(Double.NaN, Double.NaN),
        new Interval(estimate - half, estimate + half),
        new Pooled.ReferenceDistributions(
            level(), solution.testDf(), Predictions.degrees(solution)));
  }

  @Override
  public Table predict() {
    return Predictions.fitted(kind, inference());
  }

  @Override
  public Table predict(Table newdata) {
    return Predictions.at(kind, inference(), newdata);
  }

  @Override
  public Table predictDifferences(Table newdata) {
    return Predictions.differences(kind, inference(), newdata);
  }

  @Override
  public Table shrinkage() {
    return ShrinkageTable.of(model);
  }

  @Override
  public Table deviations() {
    if (!(kind instanceof OneVarianceKind)) {
      throw MetaException.of(
          "deviations of single studies are of a model with one tau2; this model's random effects are those of its groups, in groupEffects()");
    }
    if (model.options().weights() != null) {
      throw MetaException.of(
          "deviations of the true effects rest on inverse-variance weights; fit the model without pooling weights");
    }
    return ShrinkageTable.deviations(model, inference());
  }

  @Override
  public Table vif(String... terms) {
    return new VarianceInflation(kind).table(List.of(terms));
  }

  @Override
  public double deviance() {
    if (model.options().isRestricted()) {
      return -2 * logLik();
    }
    double saturated =
        Factor.of(studies().V())
            .map(factor -> studies().k() * Math.log(2 * Math.PI) + factor.logDet())
            .orElse(Double.NaN);
    return -2 * logLik() - saturated;
  }

  @Override
  public Table influence(Deletion deletion) {
    return InfluenceTable.compute(model, deletion);
  }

  @Override
  public Table residuals() {
    return ResidualTable.standardised(model, kind.residualCovariance());
  }

  @Override
  public Table residuals(Deletion deletion) {
    return ResidualTable.deleted(model, deletion);
  }

  @Override
  public Table clusterResiduals(String cluster) {
    return ResidualTable.clusters(model, kind.residualCovariance(), cluster);
  }

  @Override
  public double[][] weightMatrix() {
    return new RowMatrices(kind).weights();
  }

  @Override
  public double[][] hatMatrix() {
    return new RowMatrices(kind).hat();
  }

  @Override
  public double[][] marginalCovariance() {
    return new RowMatrices(kind).marginalCovariance();
  }

  @Override
  public double[] marginalCovarianceOf(int... rows) {
    return kind.marginalCovariance(rows);
  }

  @Override
  public List<int[]> correlatedRows() {
    return kind.correlatedRows();
  }

  @Override
  public double[][] fittedCovariance() {
    return new RowMatrices(kind).fittedCovariance();
  }

  @Override
  public double[][] residualCovariance() {
    return new RowMatrices(kind).residualCovariance();
  }

  @Override
  public Subgroups subgroups(String by) {
    kind.requireSubgroups(by);
    return SubgroupFits.compute(studies(), design(), by, subgroup);
  }

  /** The same fit as a model of mean and dispersion. */
  private StructuredSolution structured() {
    return kind.structured().solution();
  }

  /** Half-width of intervals of the dispersion, in standard errors. */
  private double normalCritical() {
    return Reference.critical(level(), Double.NaN);
  }

  private ConfidenceIntervals intervals() {
    return new ConfidenceIntervals(model, kind.structured());
  }

  @Override
  public Table predictScale(Table newdata) {
    StructuredSolution fit = structured();
    return Dispersions.at(fit, Dispersions.values(fit.model(), newdata), normalCritical());
  }

  @Override
  public List<VarianceSource> varianceSources() {
    return Dispersions.sources(structured());
  }

  @Override
  public Table components() {
    return Dispersions.components(structured());
  }

  @Override
  public Table I2ByLevel() {
    return InconsistencyLevels.table(structured());
  }

  @Override
  public Table correlations() {
    return GroupCorrelations.table(structured(), normalCritical());
  }

  @Override
  public Table ranges() {
    return SpatialRanges.table(structured(), normalCritical());
  }

  @Override
  public Map<String, Integer> groupLevels() {
    return structured().model().groupLevels();
  }

  @Override
  public Table groupEffects() {
    return Dispersions.groupEffects(structured(), normalCritical());
  }

  @Override
  public Table variances() {
    return Dispersions.variances(structured());
  }

  @Override
  public Table confidence(String method, String... terms) {
    return intervals().confidence(method, List.of(terms));
  }

  @Override
  public Table bootstrap(int draws, long seed, Progress progress) {
    return intervals().bootstrap(draws, seed, progress, List.of());
  }

  @Override
  public Table simulate(int draws, long seed) {
    return new Simulation(structured()).table(draws, seed);
  }

  @Override
  public Table profile(String term, int points) {
    return intervals().profile(term, points);
  }

  /** The last one is remembered: a table and a joint test are of the same covariance. */
  @Override
  public RobustInference robustInference(String cluster, String type) {
    RobustResults known = robust;
    if (known == null || !known.isOf(cluster, type)) {
      known = RobustResults.compute(kind, cluster, type);
      robust = known;
    }
    return known;
  }

  @Override
  public Table compare(HasLikelihood other) {
    if (!(other instanceof ModelFit fit)) {
      throw MetaException.format(
          "a likelihood-ratio test compares two fits to the same estimates; the other fit is to %s,"
              + " pooled by another method",
          other.outcome().label());
    }
    return LikelihoodRatio.table(kind, fit.kind);
  }

  @Override
  public Table contrast(Map<String, Double> weights) {
    return new LinearCombinations(model, inference()).contrast(weights);
  }

  @Override
  public Table marginalMeans(String moderator) {
    return new LinearCombinations(model, inference()).marginalMeans(moderator);
  }

  @Override
  public List<Check> checkList() {
    return kind.checks();
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(model.options().settings());
    settings.putAll(kind.settings());
    return Provenance.of(settings);
  }

  @Override
  public String toString() {
    return pooled().label() + ", k = " + model.studies().k() + "\n" + coefficients().print();
  }
}
