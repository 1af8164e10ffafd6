package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The frequentist fit, whichever solver it comes from: all that it tells is derived from a {@link
 * Solution} and, where other rows are fitted, from the {@link Solver}. The solution is there at
 * once, everything else waits until it is asked for.
 */
final class ModelFit implements FrequentistFit {

  private final Studies studies;
  private final Design design;
  private final Solver solver;
  private final Solved solution;
  private final int[] shown;
  private double critical = Double.NaN;
  private @Nullable Heterogeneity heterogeneity;
  private @Nullable StructuredSolution structured;

  private ModelFit(Studies studies, Design design, Solver solver) {
    this.studies = studies;
    this.design = design;
    this.solver = solver;
    this.solution = solver.solution();
    this.shown = solution.shown();
  }

  /** A fit with one tau2 and independent studies. */
  static ModelFit oneVariance(Studies studies, Design design, FreqOptions options) {
    double[] x = design.isInterceptOnly() ? null : design.x();
    OneVariance solver = new OneVariance(studies.yi(), studies.vi(), x, design.columns(), options);
    return new ModelFit(studies, design, solver);
  }

  /** A fit with any structure of the covariance. */
  static ModelFit structured(GaussianModel model, FreqOptions options) {
    return new ModelFit(model.studies(), model.mean(), new StructuredCovariance(model, options));
  }

  Solver solver() {
    return solver;
  }

  Solved solution() {
    return solution;
  }

  /** Options as they were used. */
  FreqOptions options() {
    return solution.options();
  }

  /** The same fit as a model of mean and dispersion. */
  StructuredSolution structured() {
    StructuredSolution known = structured;
    if (known == null) {
      known = solver.structured(this);
      structured = known;
    }
    return known;
  }

  /** What the j-th coefficient of the solution is. */
  Parameter parameter(int j) {
    int p = solution.p();
    return j < p ? design.parameters().get(solution.kept()[j]) : solution.dispersion().get(j - p);
  }

  /** Half-width of intervals of the mean, in standard errors. */
  double critical() {
    if (Double.isNaN(critical)) {
      critical = Reference.critical(level(), solution.testDf());
    }
    return critical;
  }

  /** Half-width of intervals of the dispersion, in standard errors. */
  private double normalCritical() {
    return Reference.critical(level(), Double.NaN);
  }

  @Override
  public Studies studies() {
    return studies;
  }

  @Override
  public Design design() {
    return design;
  }

  @Override
  public String method() {
    return options().method().code();
  }

  @Override
  public String test() {
    return options().test().code();
  }

  @Override
  public double level() {
    return options().level();
  }

  @Override
  public List<Parameter> parameters() {
    int[] kept = solution.kept();
    List<Parameter> all = new ArrayList<>();
    for (int j : shown) {
      all.add(
          j < kept.length
              ? design.parameters().get(kept[j])
              : solution.dispersion().get(j - kept.length));
    }
    return List.copyOf(all);
  }

  @Override
  public double[] beta() {
    return IntStream.of(shown).mapToDouble(solution::estimate).toArray();
  }

  @Override
  public double[] standardErrors() {
    return IntStream.of(shown).mapToDouble(solution::se).toArray();
  }

  @Override
  public double estimate() {
    return solution.estimate(0);
  }

  @Override
  public double se() {
    return solution.se(0);
  }

  @Override
  public double lower() {
    return estimate() - critical() * se();
  }

  @Override
  public double upper() {
    return estimate() + critical() * se();
  }

  @Override
  public double statistic() {
    return estimate() / se();
  }

  @Override
  public double p() {
    return Reference.twoSided(statistic(), solution.testDf());
  }

  @Override
  public Table coefficients() {
    WaldTable wald = new WaldTable(level());
    for (int j : shown) {
      double df = j < solution.p() ? solution.testDf() : Double.NaN;
      wald.add(solution.estimate(j), solution.se(j), df);
    }
    return wald.addTo(Table.create("coefficients", StringColumn.create("term", terms())));
  }

  @Override
  public double[][] vcov() {
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
      known = HeterogeneityStatistics.of(studies, solution);
      heterogeneity = known;
    }
    return known;
  }

  @Override
  public double tau2() {
    return solution.tau2();
  }

  @Override
  public double tau() {
    return Math.sqrt(tau2());
  }

  @Override
  public double[] sigma() {
    return solution.sigma();
  }

  @Override
  public double[] weights() {
    return solution.weights();
  }

  @Override
  public ModeratorTest moderatorTest() {
    return ModeratorTests.omnibus(this);
  }

  @Override
  public double R2() {
    return ModeratorTests.r2(this);
  }

  private InformationCriteria information() {
    return new InformationCriteria(
        solution.logLik(), solution.parameterCount(), solution.observations());
  }

  @Override
  public double logLik() {
    return solution.logLik();
  }

  @Override
  public double aic() {
    return information().aic();
  }

  @Override
  public double bic() {
    return information().bic();
  }

  @Override
  public double aicc() {
    return information().aicc();
  }

  @Override
  public Tau2Interval tau2Interval() {
    return tau2Interval(solver.usualInterval());
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    return solver.tau2Interval(method);
  }

  @Override
  public Pooled pooled() {
    boolean alone = design.isInterceptOnly();
    double estimate = alone ? estimate() : Double.NaN;
    double half = Predictions.halfWidth(this);
    return new Pooled(
        solver.label(),
        estimate,
        alone ? lower() : Double.NaN,
        alone ? upper() : Double.NaN,
        estimate - half,
        estimate + half);
  }

  @Override
  public Table predict() {
    return Predictions.fitted(this);
  }

  @Override
  public Table predict(Table newdata) {
    return Predictions.at(this, newdata);
  }

  @Override
  public Table shrinkage() {
    return ShrinkageTable.of(this);
  }

  @Override
  public Solution refit(int... rows) {
    Solved some = solver.only(rows);
    if (some == null) {
      throw MetaException.of(
          "%d of the %d studies are too few for the model, or lose one of its coefficients"
              .formatted(rows.length, studies.k()));
    }
    return some;
  }

  @Override
  public Table leaveOneOut() {
    return StudyTables.leaveOneOut(this);
  }

  @Override
  public Table influence() {
    return InfluenceTable.of(this);
  }

  @Override
  public Table cumulative(String by) {
    return StudyTables.cumulative(this, StudyTables.order(studies, by));
  }

  @Override
  public Table cumulative() {
    return StudyTables.cumulative(this, IntStream.range(0, studies.k()).toArray());
  }

  @Override
  public Subgroups subgroups(String by) {
    return SubgroupFits.of(this, by);
  }

  @Override
  public Table predictScale(Table newdata) {
    StructuredSolution fit = structured();
    return Dispersions.at(fit, Dispersions.values(fit.model, newdata), normalCritical());
  }

  @Override
  public Table components() {
    return Dispersions.components(structured());
  }

  @Override
  public Table correlations() {
    return GroupCorrelations.table(structured(), normalCritical());
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
    return new ConfidenceIntervals(this).confidence(method, List.of(terms));
  }

  @Override
  public Table bootstrap(int draws, long seed, IntConsumer done) {
    return new ConfidenceIntervals(this).bootstrap(draws, seed, done, List.of());
  }

  @Override
  public Table profile(String term, int points) {
    return new ConfidenceIntervals(this).profile(term, points);
  }

  @Override
  public Table robust(String cluster, String type) {
    return ClusterRobust.table(this, cluster, type);
  }

  @Override
  public Table compare(FrequentistFit other) {
    return LikelihoodRatio.table(this, (ModelFit) other);
  }

  @Override
  public Table contrast(Map<String, Double> weights) {
    return new LinearCombinations(this).contrast(weights);
  }

  @Override
  public Table marginalMeans(String moderator) {
    return new LinearCombinations(this).marginalMeans(moderator);
  }

  @Override
  public List<Check> checkList() {
    return solver.checks(this);
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(options().settings());
    settings.putAll(solver.settings(this));
    return Provenance.of(settings);
  }

  @Override
  public String toString() {
    return pooled().label() + ", k = " + studies.k() + "\n" + coefficients().print();
  }
}
