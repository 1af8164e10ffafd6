package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The fit of a model to its studies and to those that trim and fill has added. Its estimate is not
 * an estimate of the effect free of bias, but shows how much the answer depends on the asymmetry.
 */
public final class FilledFit implements PooledFit {

  private final FrequentistFit observed;
  private final FrequentistFit filled;
  private final Missing missing;

  /**
   * What is missing.
   *
   * @param estimator of the number of missing studies
   * @param side where they are missing, never {@link FunnelSide#AUTO}
   * @param yi effects of the studies added, on the scale of yi [k0]
   * @param vi their sampling variances [k0]
   * @param se standard error of k0
   */
  record Missing(FillEstimator estimator, FunnelSide side, double[] yi, double[] vi, double se) {}

  FilledFit(FrequentistFit observed, FrequentistFit filled, Missing missing) {
    this.observed = observed;
    this.filled = filled;
    this.missing = missing;
  }

  /**
   * The number of studies that were added.
   *
   * @return 0 where none seems to be missing
   */
  public int k0() {
    return missing.yi().length;
  }

  /**
   * The standard error of {@link #k0}.
   *
   * @return in studies
   */
  public double seK0() {
    return missing.se();
  }

  /**
   * The p value of the hypothesis that no study is missing on this side.
   *
   * @return for R0, whose distribution is negative binomial (Duval and Tweedie 2000, JASA); NaN for
   *     the other estimators
   */
  public double pK0() {
    // P(R0 >= k0) with P(R0 + 1 = m) = 2^-(m + 1)
    return missing.estimator() == FillEstimator.R0 ? Math.pow(0.5, k0() + 1.0) : Double.NaN;
  }

  /**
   * The side where studies were added.
   *
   * @return left or right
   */
  public FunnelSide side() {
    return missing.side();
  }

  /**
   * The estimator of {@link #k0}.
   *
   * @return as it was used
   */
  public FillEstimator estimator() {
    return missing.estimator();
  }

  /**
   * The effects of the studies that were added.
   *
   * @return on the scale of yi [k0], a copy
   */
  public double[] filledYi() {
    return missing.yi().clone();
  }

  /**
   * The sampling variances of the studies that were added.
   *
   * @return on the scale of yi squared [k0], a copy
   */
  public double[] filledVi() {
    return missing.vi().clone();
  }

  /**
   * Which studies were added.
   *
   * @return true for these, in the order of {@link #studies} [k + k0]
   */
  public boolean[] isFilled() {
    boolean[] added = new boolean[observed.studies().k() + k0()];
    IntStream.range(observed.studies().k(), added.length).forEach(i -> added[i] = true);
    return added;
  }

  /**
   * The fit to the studies as they are.
   *
   * @return what was trimmed and filled
   */
  public FrequentistFit observed() {
    return observed;
  }

  /**
   * The fit to all studies, those added among them.
   *
   * @return with all that a fit tells; {@link #observed} where none was added
   */
  public FrequentistFit fit() {
    return filled;
  }

  /**
   * The studies, and where they come from.
   *
   * @return study, yi, vi, filled
   */
  public Table table() {
    BooleanColumn added = BooleanColumn.create("filled");
    for (boolean is : isFilled()) {
      added.append(is);
    }
    return Table.create(
        studies().name(),
        StringColumn.create("study", studies().labels()),
        DoubleColumn.create("yi", studies().yi()),
        DoubleColumn.create("vi", studies().vi()),
        added);
  }

  @Override
  public Studies studies() {
    return filled.studies();
  }

  @Override
  public Design design() {
    return filled.design();
  }

  @Override
  public Pooled pooled() {
    Pooled pooled = filled.pooled();
    ModelName model = pooled.model();
    return new Pooled(
        new ModelName(
            "Trim and fill",
            model.estimator().isEmpty()
                ? model.family().toLowerCase(Locale.ROOT)
                : model.estimator()),
        pooled.estimate(),
        pooled.interval(),
        pooled.prediction(),
        pooled.reference());
  }

  @Override
  public double[] weights() {
    return filled.weights();
  }

  @Override
  public double level() {
    return filled.level();
  }

  @Override
  public List<Check> checkList() {
    List<Check> checks = new ArrayList<>(filled.checkList());
    checks.add(
        k0() == 0
            ? Check.ok("trim and fill", "0 added", "no study seems to be missing on this side")
            : Check.note(
                "trim and fill",
                "%d added".formatted(k0()),
                ("%d of %d studies are mirror images of others; the estimate shows how sensitive the"
                        + " answer is to the asymmetry, and is no estimate of an effect free of bias")
                    .formatted(k0(), studies().k())));
    return List.copyOf(checks);
  }

  @Override
  public Provenance provenance() {
    Map<String, String> settings = new LinkedHashMap<>(filled.provenance().settings());
    settings.put("trim and fill", estimator().id() + ", " + side().id());
    return Provenance.of(settings);
  }

  @Override
  public Heterogeneity heterogeneity() {
    return filled.heterogeneity();
  }

  @Override
  public double[] sigma() {
    return filled.sigma();
  }

  @Override
  public Tau2Interval tau2Interval() {
    return filled.tau2Interval();
  }

  @Override
  public Tau2Interval tau2Interval(Tau2Interval.Method method) {
    return filled.tau2Interval(method);
  }

  @Override
  public Table predict() {
    return filled.predict();
  }

  @Override
  public Table predict(Table newdata) {
    return filled.predict(newdata);
  }

  @Override
  public double estimate() {
    return filled.estimate();
  }

  @Override
  public double se() {
    return filled.se();
  }

  @Override
  public double testDf() {
    return filled.testDf();
  }

  @Override
  public String toString() {
    Interval interval = new Interval(lower(), upper());
    return "%d studies added on the %s: %.4g [%.4g, %.4g]"
        .formatted(k0(), side().id(), estimate(), interval.lower(), interval.upper());
  }
}
