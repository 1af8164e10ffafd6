package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * A fit of yi ~ N(x_i'beta, vi + tau2) with one tau2: common effect, random effects and
 * meta-regression. Numbers are eager, everything else waits until asked for.
 */
final class UnivariateFit extends InferredFit {

  private final Studies studies;
  private final Design design;
  private final FreqOptions options;
  private final Univariate numbers;
  private final Rows rows;
  private final List<Parameter> parameters;
  private @Nullable Heterogeneity heterogeneity;
  private @Nullable Information information;
  private double critical = Double.NaN;

  UnivariateFit(Studies studies, Design design, FreqOptions options) {
    this.studies = studies;
    this.design = design;
    double[] x = design.isInterceptOnly() ? null : design.x();
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    this.numbers = Univariate.fit(yi, vi, x, design.columns(), options);
    this.options = numbers.options;
    this.rows = new Rows(yi, vi, x, design.columns(), options);
    this.parameters =
        Arrays.stream(numbers.kept).<Parameter>mapToObj(design.parameters()::get).toList();
  }

  Univariate numbers() {
    return numbers;
  }

  Rows rows() {
    return rows;
  }

  FreqOptions options() {
    return options;
  }

  /** The same fit as a model of mean and dispersion, with tau2 as estimated here. */
  GaussianNumbers gaussian() {
    GaussianModel model = GaussianModel.of(studies, design);
    boolean likelihood = options.method() == Tau2.ML || options.method() == Tau2.REML;
    return likelihood && !options.hasFixedTau2()
        ? GaussianNumbers.fit(model, options)
        : GaussianNumbers.at(model, options, new double[] {0.5 * Math.log(tau2())});
  }

  @Override
  Inference inference() {
    return new Inference(this, gaussian(), options);
  }

  @Override
  public Table predictScale(Table newdata) {
    GaussianNumbers fit = gaussian();
    double critical = Reference.critical(options.level(), Double.NaN);
    return Dispersions.at(fit, GaussianPrediction.values(fit.model, newdata), critical);
  }

  @Override
  public Table components() {
    return Dispersions.components(gaussian());
  }

  @Override
  public Table groupEffects() {
    return Dispersions.groupEffects(gaussian(), critical());
  }

  @Override
  public Table variances() {
    return Dispersions.variances(gaussian());
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
    return numbers.beta().clone();
  }

  @Override
  public double[] standardErrors() {
    return IntStream.range(0, numbers.p).mapToDouble(numbers::se).toArray();
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public double estimate() {
    return numbers.beta()[0];
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
    return Reference.twoSided(statistic(), numbers.ddf());
  }

  private double critical() {
    if (Double.isNaN(critical)) {
      critical = Reference.critical(options.level(), numbers.ddf());
    }
    return critical;
  }

  @Override
  public Table coefficients() {
    return CoefficientTable.of(numbers, terms(), critical());
  }

  @Override
  public double[][] vcov() {
    int p = numbers.p;
    double[][] out = new double[p][];
    for (int i = 0; i < p; i++) {
      out[i] = Arrays.copyOfRange(numbers.vcov(), i * p, (i + 1) * p);
    }
    return out;
  }

  @Override
  public Heterogeneity heterogeneity() {
    Heterogeneity known = heterogeneity;
    if (known == null) {
      known = HeterogeneityOf.fit(studies, numbers);
      heterogeneity = known;
    }
    return known;
  }

  @Override
  public double tau2() {
    return numbers.tau2;
  }

  @Override
  public double tau() {
    return Math.sqrt(numbers.tau2);
  }

  @Override
  public double[] sigma() {
    double[] sigma = new double[studies.k()];
    Arrays.fill(sigma, tau());
    return sigma;
  }

  @Override
  public double[] weights() {
    return numbers.weights();
  }

  @Override
  public ModeratorTest moderatorTest() {
    return ModeratorTests.omnibus(numbers, design);
  }

  @Override
  public double R2() {
    return ModeratorTests.r2(numbers, studies);
  }

  @Override
  public double logLik() {
    return information().logLik();
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

  private Information information() {
    Information known = information;
    if (known == null) {
      known = Information.of(numbers);
      information = known;
    }
    return known;
  }

  @Override
  public Tau2Interval tau2Interval() {
    boolean generalized = options.method() == Tau2.GENQ || options.method() == Tau2.GENQM;
    return tau2Interval(
        generalized ? Tau2Interval.Method.GENERALIZED_Q : Tau2Interval.Method.Q_PROFILE);
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    return Tau2Intervals.of(numbers, method, options.level());
  }

  @Override
  public Pooled pooled() {
    boolean alone = design.isInterceptOnly();
    double estimate = alone ? estimate() : Double.NaN;
    double half = Prediction.halfWidth(numbers, numbers.vcov()[0]);
    return new Pooled(
        options.model(),
        estimate,
        alone ? lower() : Double.NaN,
        alone ? upper() : Double.NaN,
        estimate - half,
        estimate + half);
  }

  @Override
  public Table predict() {
    double[] x = design.isInterceptOnly() ? new double[] {1} : design.x();
    return Prediction.table(numbers, x, design.columns(), critical());
  }

  @Override
  public Table predict(Table newdata) {
    double[] x = design.encode(newdata);
    Table table = Prediction.table(numbers, x, design.columns(), critical());
    return AliasedPrediction.remark(table, design, numbers.kept, numbers.aliased, x);
  }

  @Override
  public Table shrinkage() {
    return Shrinkage.table(rows, numbers, studies.labels(), critical());
  }

  @Override
  public Table leaveOneOut() {
    return LeaveOneOut.table(rows, numbers, studies.labels());
  }

  @Override
  public Table influence() {
    return Influence.table(rows, numbers, studies.labels(), terms());
  }

  @Override
  public Table cumulative(String by) {
    return Cumulative.table(rows, studies, Cumulative.order(studies, by));
  }

  @Override
  public Table cumulative() {
    return Cumulative.table(rows, studies, IntStream.range(0, studies.k()).toArray());
  }

  @Override
  public Subgroups subgroups(String by) {
    return SubgroupFits.of(this, by);
  }

  @Override
  public List<Check> checkList() {
    return FitChecks.of(this);
  }

  @Override
  public Provenance provenance() {
    return Provenance.of(options.settings());
  }

  @Override
  public String toString() {
    return pooled().label() + ", k = " + studies.k() + "\n" + coefficients().print();
  }
}
