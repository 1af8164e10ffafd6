package io.github.metasaw.freq.counts;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.HasInfluence;
import io.github.metasaw.fit.HasResiduals;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.freq.HeterogeneityStatistics;
import io.github.metasaw.freq.refit.InfluenceTable;
import io.github.metasaw.freq.refit.OneTau2Fit;
import io.github.metasaw.freq.refit.ResidualTable;
import io.github.metasaw.freq.refit.SubgroupFits;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.likelihood.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Counts pooled without an estimate of each study: by Mantel-Haenszel, Peto, or a mixed model.
 * Numbers are on the scale of the analysis, logs of ratios. The log-likelihood is that of the
 * counts for mixed models, and that of the studies' own estimates at the pooled one for MH and
 * Peto, as metafor. What is costly is computed when first asked for.
 *
 * <pre>{@code
 * Table es = Meta.effects(trials, EffectMeasure.OR);
 * CountsFit fit = Meta.counts(es, CountsOptions.defaults().withMethod("Peto"));
 * }</pre>
 */
public final class CountsFit extends OneTau2Fit implements HasInfluence, HasResiduals {

  private final CountsModel model;
  private final CountsSolution solution;

  private CountsFit(CountsModel model, CountsSolution solution) {
    super(model, solution);
    this.model = model;
    this.solution = solution;
  }

  /**
   * Pools counts.
   *
   * @param studies that know what they report, as read from a table of {@code Meta.effects}
   * @param design of the mean; only mixed models have moderators
   * @param options method and all that belongs to it
   * @return the fit
   * @throws MetaException for studies without counts, or options that do not go with them
   */
  public static CountsFit fit(Studies studies, Design design, CountsOptions options) {
    CountsModel model = CountsModel.of(studies, design, options);
    return new CountsFit(model, model.solution());
  }

  /**
   * Pools counts by a mixed model with moderators.
   *
   * @param spec of the mean alone
   * @param studies read for it
   * @param options method and all that belongs to it
   * @return the fit
   * @throws MetaException for a model of more than the mean, and as {@link #fit(Studies, Design,
   *     CountsOptions)}
   */
  public static CountsFit fit(ModelSpec spec, Studies studies, CountsOptions options) {
    if (!spec.isSimple()) {
      throw MetaException.of(
          "counts are pooled by a model of their mean effect; lines for sigma, groups of rows or a"
              + " second outcome are not for them");
    }
    return fit(studies, DesignBuilder.build(spec, studies), options);
  }

  /**
   * What was pooled.
   *
   * @return the measure; its transformation is the scale that results are read on
   */
  public EffectMeasure measure() {
    return model.measure();
  }

  /**
   * How it was pooled.
   *
   * @return the method
   */
  public CountsMethod method() {
    return model.options().method();
  }

  /**
   * All options.
   *
   * @return as they were asked for
   */
  public CountsOptions options() {
    return model.options();
  }

  /**
   * The numbers on arrays.
   *
   * @return with tests, likelihood and the course of the search
   */
  public CountsSolution solution() {
    return solution;
  }

  @Override
  public Design design() {
    return model.design();
  }

  /**
   * The tests that come with the method.
   *
   * @return test, statistic, df, p
   */
  public Table tests() {
    StringColumn test = StringColumn.create("test");
    DoubleColumn statistic = DoubleColumn.create("statistic");
    IntColumn df = IntColumn.create("df");
    DoubleColumn p = DoubleColumn.create("p");
    for (CountsTest each : CountsTest.values()) {
      ChiSquareTest result = solution.test(each);
      if (result.exists()) {
        test.append(each.label());
        statistic.append(result.statistic());
        df.append(result.df());
        p.append(result.p());
      }
    }
    return Table.create("tests", test, statistic, df, p);
  }

  /**
   * The test of heterogeneity by the likelihoods with and without an effect per study; metafor's
   * {@code QE.LRT}. Its Wald counterpart is {@link #Q}.
   *
   * @return {@link ChiSquareTest#NONE} for methods without a likelihood of the counts
   */
  public ChiSquareTest likelihoodRatio() {
    return solution.test(CountsTest.LIKELIHOOD_RATIO);
  }

  /** Normal for MH and Peto, whose likelihood is of the studies' own estimates. */
  @Override
  public Outcome outcome() {
    return method().isMixedModel() ? model.data().outcome() : Outcome.NORMAL;
  }

  @Override
  public Heterogeneity heterogeneity() {
    double q = solution.q();
    int df = solution.df();
    double i2 = df > 0 ? (q > 0 ? Math.max(0, (q - df) / q) : q) : 0;
    double none = Double.NaN;
    return new Heterogeneity(
        solution.tau2(),
        solution.seTau2(),
        q,
        df,
        HeterogeneityStatistics.tail(q, df),
        solution.i2(),
        solution.h2(),
        i2,
        df > 0 ? q / df : 1,
        none,
        none,
        none,
        none,
        none,
        studies().k());
  }

  @Override
  protected Interval profileOfTau2() {
    return model.tau2Interval();
  }

  @Override
  protected ModelName name() {
    if (!method().isMixedModel()) {
      return new ModelName(method().label(), "");
    }
    String family = hasSpread() ? ModelName.RANDOM_EFFECTS : "Common effect";
    return new ModelName(family, method().id());
  }

  /**
   * Whether the model lets effects differ between studies.
   *
   * @return false for MH, Peto, and mixed models without heterogeneity
   */
  @Override
  public boolean hasSpread() {
    return method().isMixedModel() && !options().isCommon();
  }

  @Override
  public List<Check> checkList() {
    return CountsChecks.list(model, solution);
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("measure", measure().id());
    settings.putAll(options().settings());
    return Provenance.of(settings);
  }

  /**
   * What leaving out each study or cluster does, by refits. Deleted residuals are those of the
   * studies' own estimates, and missing for a study without one. DFFITS and DFBETAS are in standard
   * errors of the fit without the study (Nieuwenhuis, te Grotenhuis and Pelzer 2012, R Journal 4,
   * 38), Cook's distances in those of the fit to all studies.
   */
  @Override
  public Table influence(Deletion deletion) {
    return InfluenceTable.compute(model, deletion);
  }

  /**
   * Residuals of the studies' own estimates. With their standard errors under Mantel-Haenszel and
   * Peto, whose pooled effect is taken as known; a mixed model of counts gives no variance of them.
   */
  @Override
  public Table residuals() {
    double[] variances = studies().vi();
    return ResidualTable.standardised(
        model, rows -> new double[] {method().isMixedModel() ? Double.NaN : variances[rows[0]]});
  }

  @Override
  public Table residuals(Deletion deletion) {
    return ResidualTable.deleted(model, deletion);
  }

  @Override
  public Subgroups subgroups(String by) {
    return SubgroupFits.compute(
        studies(),
        design(),
        by,
        rows -> fit(studies().select(rows), Design.intercept(rows.length), options()));
  }

  @Override
  public String toString() {
    return name().label() + ", k = " + solution.rows() + "\n" + coefficients().print();
  }
}
