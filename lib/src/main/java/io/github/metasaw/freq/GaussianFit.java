package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A fit of y ~ N(X beta, V + diag(sigma^2) + Z G Z') by ML or REML: location-scale, multilevel and
 * bivariate models, and any with a V that is not diagonal. Scalars without an argument speak of the
 * first coefficient of the mean; tau2 is the mean over rows of the variance of the true effects.
 */
final class GaussianFit extends InferredFit {

  private final GaussianModel model;
  private final FreqOptions options;
  private final GaussianNumbers numbers;
  private final int[] shown;
  private @Nullable KnownPart known;

  GaussianFit(GaussianModel model, FreqOptions options) {
    this(model, options, GaussianNumbers.fit(model, options));
  }

  private GaussianFit(GaussianModel model, FreqOptions options, GaussianNumbers numbers) {
    this.model = model;
    this.options = options;
    this.numbers = numbers;
    this.shown = numbers.shown();
  }

  /** The same model of some of the rows. */
  GaussianFit select(int[] keep) {
    GaussianModel some = model.select(keep);
    FreqOptions its = options.select(keep);
    return new GaussianFit(some, its, GaussianNumbers.refit(some, its, numbers));
  }

  GaussianNumbers numbers() {
    return numbers;
  }

  GaussianModel model() {
    return model;
  }

  FreqOptions options() {
    return options;
  }

  KnownPart known() {
    KnownPart part = known;
    if (part == null) {
      part = KnownPart.of(model);
      known = part;
    }
    return part;
  }

  @Override
  public Studies studies() {
    return model.studies();
  }

  @Override
  public Design design() {
    return model.mean();
  }

  @Override
  public String method() {
    return options.method().code();
  }

  @Override
  public String test() {
    return options.test().code();
  }

  @Override
  public double level() {
    return options.level();
  }

  @Override
  public double[] beta() {
    return IntStream.of(shown).mapToDouble(numbers::estimate).toArray();
  }

  @Override
  public double[] standardErrors() {
    return IntStream.of(shown).mapToDouble(numbers::se).toArray();
  }

  @Override
  public List<Parameter> parameters() {
    return IntStream.of(shown).mapToObj(numbers::parameter).toList();
  }

  @Override
  public double estimate() {
    return numbers.estimate(0);
  }

  @Override
  public double se() {
    return numbers.se(0);
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
    return Reference.twoSided(statistic(), degrees());
  }

  /** Degrees of freedom of the mean's t; NaN for z. */
  double degrees() {
    return options.test().usesT() ? numbers.df() : Double.NaN;
  }

  /** Half-width of intervals of the mean, in standard errors. */
  double critical() {
    return Reference.critical(options.level(), degrees());
  }

  /** Half-width of the interval of a next true effect, in its standard deviations. */
  double predictionCritical() {
    return Reference.critical(
        options.level(), options.prediction().degrees(numbers.df(), degrees()));
  }

  /** Half-width of intervals of the dispersion, in standard errors. */
  double normalCritical() {
    return Reference.critical(options.level(), Double.NaN);
  }

  @Override
  public Table coefficients() {
    int m = shown.length;
    double[][] c = new double[7][m];
    for (int r = 0; r < m; r++) {
      int j = shown[r];
      double df = j < numbers.p ? degrees() : Double.NaN;
      double half = Reference.critical(options.level(), df) * numbers.se(j);
      double statistic = numbers.estimate(j) / numbers.se(j);
      double[] row = {
        numbers.estimate(j),
        numbers.se(j),
        statistic,
        df,
        Double.isNaN(statistic) ? Double.NaN : Reference.twoSided(statistic, df),
        numbers.estimate(j) - half,
        numbers.estimate(j) + half
      };
      for (int k = 0; k < row.length; k++) {
        c[k][r] = row[k];
      }
    }
    Table table = Table.create("coefficients", StringColumn.create("term", terms()));
    String[] names = {"estimate", "se", "statistic", "df", "p", "lower", "upper"};
    for (int k = 0; k < names.length; k++) {
      table.addColumns(DoubleColumn.create(names[k], c[k]));
    }
    return table;
  }

  @Override
  public double[][] vcov() {
    double[][] out = new double[shown.length][shown.length];
    for (int i = 0; i < shown.length; i++) {
      for (int j = 0; j < shown.length; j++) {
        out[i][j] = numbers.covariance(shown[i], shown[j]);
      }
    }
    return out;
  }

  @Override
  public Heterogeneity heterogeneity() {
    return known().heterogeneity(numbers, seTau2());
  }

  /** By the delta method where tau2 is one sigma squared. */
  private double seTau2() {
    return model.structure().isOneVariance() && !numbers.maximum.atBoundary(0)
        ? 2 * tau2() * numbers.se(numbers.p)
        : Double.NaN;
  }

  @Override
  public double tau2() {
    return numbers.tau2();
  }

  @Override
  public double tau() {
    return Math.sqrt(tau2());
  }

  @Override
  public double[] sigma() {
    return numbers.likelihood().dispersion().sigma();
  }

  @Override
  public double[] weights() {
    double[] w = numbers.likelihood().solve(MomentEstimators.ones(studies().k()));
    double sum = Arrays.stream(w).sum();
    return Arrays.stream(w).map(value -> 100 * value / sum).toArray();
  }

  @Override
  public ModeratorTest moderatorTest() {
    int[] tested =
        IntStream.range(0, numbers.p).filter(j -> !numbers.parameter(j).isIntercept()).toArray();
    return test(tested.length == 0 ? IntStream.range(0, numbers.p).toArray() : tested);
  }

  /** That coefficients are all zero. */
  private ModeratorTest test(int[] tested) {
    int m = tested.length;
    double[] b = IntStream.of(tested).mapToDouble(numbers::estimate).toArray();
    double[] v = new double[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        v[i * m + j] = numbers.covariance(tested[i], tested[j]);
      }
    }
    double qm = Small.quadratic(v, b);
    if (options.test().usesT()) {
      int df = numbers.df();
      return new ModeratorTest(qm / m, m, df, Reference.fTail(qm / m, m, df));
    }
    return new ModeratorTest(qm, m, Double.NaN, ChiSquared.survival(qm, m));
  }

  @Override
  public double R2() {
    if (!design().hasIntercept() || design().isInterceptOnly()) {
      return Double.NaN;
    }
    Design alone = Design.intercept(studies().k());
    double all = GaussianNumbers.fit(model.withMean(alone), options).tau2();
    return all == 0 ? 0 : Math.max(0, 1 - tau2() / all);
  }

  @Override
  public double logLik() {
    return numbers.logLik();
  }

  private Information information() {
    double n = numbers.likelihood().observations();
    boolean restricted = numbers.likelihood().restricted();
    return new Information(logLik(), numbers.parameters(), restricted ? n - numbers.p : n);
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
    return tau2Interval(Tau2Interval.Method.PROFILE_LIKELIHOOD);
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    if (method != Tau2Interval.Method.PROFILE_LIKELIHOOD) {
      throw MetaException.of(
          "the %s interval is made for independent studies with one tau2; this model has the profile likelihood"
              .formatted(method.words()));
    }
    return Profiles.tau2(this);
  }

  @Override
  public Pooled pooled() {
    boolean alone = design().isInterceptOnly();
    double estimate = alone ? estimate() : Double.NaN;
    double half = predictionCritical() * Math.sqrt(numbers.covariance(0, 0) + tau2());
    return new Pooled(
        "%s (%s)".formatted(model.kind(), method()),
        estimate,
        alone ? lower() : Double.NaN,
        alone ? upper() : Double.NaN,
        estimate - half,
        estimate + half);
  }

  @Override
  public Table predict() {
    return GaussianPrediction.fitted(this);
  }

  @Override
  public Table predict(Table newdata) {
    return GaussianPrediction.at(this, newdata);
  }

  @Override
  public Table shrinkage() {
    return GaussianShrinkage.table(this);
  }

  @Override
  public Table leaveOneOut() {
    return GaussianRefits.leaveOneOut(this);
  }

  @Override
  public Table influence() {
    return GaussianRefits.influence(this);
  }

  @Override
  public Table cumulative(String by) {
    return GaussianRefits.cumulative(this, Cumulative.order(studies(), by));
  }

  @Override
  public Table cumulative() {
    return GaussianRefits.cumulative(this, IntStream.range(0, studies().k()).toArray());
  }

  @Override
  public Subgroups subgroups(String by) {
    throw MetaException.of(
        "subgroups are pooled each by itself with one tau2 and independent studies; in this model write %s as a moderator of the mean and of sigma"
            .formatted(by));
  }

  @Override
  Inference inference() {
    return new Inference(this, numbers, options);
  }

  @Override
  public Table predictScale(Table newdata) {
    return Dispersions.at(numbers, GaussianPrediction.values(model, newdata), normalCritical());
  }

  @Override
  public Table components() {
    return Dispersions.components(numbers);
  }

  @Override
  public Table groupEffects() {
    return Dispersions.groupEffects(numbers, normalCritical());
  }

  @Override
  public Table variances() {
    return Dispersions.variances(numbers);
  }

  /** Correlation of the outcomes in each pair of rows. */
  double[] rho12() {
    return numbers.likelihood().dispersion().rho12();
  }

  @Override
  public List<Check> checkList() {
    return GaussianChecks.of(this);
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(options.settings());
    settings.put("V", Structure.of(studies().V()).storage());
    settings.put("information", options.information().code());
    return Provenance.of(settings);
  }

  @Override
  public String toString() {
    return pooled().label() + ", k = " + studies().k() + "\n" + coefficients().print();
  }
}
