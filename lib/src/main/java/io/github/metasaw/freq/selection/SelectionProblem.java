package io.github.metasaw.freq.selection;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.freq.Refittable;
import io.github.metasaw.freq.bias.FunnelPredictor;
import io.github.metasaw.freq.bias.FunnelStudies;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.Design;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The studies of a fit with the selection model that is to be fitted to them. */
final class SelectionProblem implements Refittable {

  private final SelectionSettings settings;
  private final FrequentistFit base;
  private final FreqOptions options;
  private final double[] precision;
  private final SelectionRule rule;

  private SelectionProblem(
      SelectionSettings settings, FrequentistFit base, FreqOptions options, double[] precision) {
    this.settings = settings;
    this.base = base;
    this.options = options;
    this.precision = precision;
    this.rule = SelectionRule.of(settings);
  }

  /**
   * The problem.
   *
   * @throws MetaException for a fit that selection models are not for
   */
  static SelectionProblem of(SelectionSettings settings, FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.of(fit, "selection models");
    FreqOptions options = data.options();
    if (options.weights() != null || options.weightsColumn() != null) {
      throw MetaException.of(
          "a selection model weights studies by its likelihood; fit the model without weights of"
              + " your own first");
    }
    if (options.weightsLikelihood()) {
      throw MetaException.of("selection models have no likelihood weights; fit without them first");
    }
    FunnelPredictor measure = settings.precision();
    double[] precision = measure == null ? new double[0] : precision(data, measure);
    // The likelihood-ratio test compares two maxima, whatever tau2 the base was fitted with.
    FreqOptions ml =
        options.method().isZero() || options.hasFixedTau2()
            ? options
            : options.withMethod(Tau2Estimator.ML);
    return new SelectionProblem(settings, fit, ml, precision);
  }

  private static double[] precision(FunnelStudies data, FunnelPredictor measure) {
    double[] sizes =
        measure.isOfSampleSize()
            ? data.sampleSizes()
                .orElseThrow(
                    () ->
                        MetaException.format(
                            "%s needs sample sizes: a column ni, or effect sizes computed from raw"
                                + " data",
                            measure.id()))
            : new double[0];
    return measure.of(data.vi(), sizes);
  }

  SelectionSettings settings() {
    return settings;
  }

  FrequentistFit base() {
    return base;
  }

  Design design() {
    return base.design();
  }

  FreqOptions options() {
    return options;
  }

  boolean estimatesTau2() {
    return !options.method().isZero() && !options.hasFixedTau2();
  }

  @Override
  public Studies studies() {
    return base.studies();
  }

  @Override
  public double level() {
    return options.level();
  }

  @Override
  public @Nullable String term() {
    return design().isInterceptOnly() ? null : design().names().get(0);
  }

  /** The same model for some of the studies, without moderators. */
  SelectionProblem ofSubgroup(int... rows) {
    return of(
        settings,
        FreqEngine.fit(
            studies().select(rows), Design.intercept(rows.length), options.select(rows)));
  }

  /** The solution for all studies. */
  SelectionSolution solve() {
    return solve(studies().yi(), studies().vi(), x(), precision);
  }

  private double[] x() {
    return design().isInterceptOnly()
        ? IntStream.range(0, studies().k()).mapToDouble(i -> 1).toArray()
        : design().x();
  }

  private SelectionSolution solve(double[] yi, double[] vi, double[] x, double[] imprecision) {
    OneVarianceSolution without = OneVarianceSolution.fit(yi, vi, x, x.length / yi.length, options);
    double fixed = estimatesTau2() ? Double.NaN : without.tau2();
    SelectionData data = new SelectionData(yi, vi, x, settings.alternative().sign(), imprecision);
    int parameters = data.rank() + (estimatesTau2() ? 1 : 0) + rule.scale().dimension();
    if (yi.length < parameters) {
      throw MetaException.format(
          "%d studies are too few for the %d parameters of this selection model; take fewer steps,"
              + " or give some of its parameters",
          yi.length, parameters);
    }
    return SelectionSolution.of(data, rule, without, fixed);
  }

  @Override
  public @Nullable SelectionSolution refit(DataChange change) {
    if (change.addedEstimates().length > 0) {
      throw MetaException.of("studies cannot be added to a selection model");
    }
    int[] rows = change.rows();
    int[] moderators = change.moderators();
    double[] x = x();
    int p = x.length / studies().k();
    double[] some = new double[rows.length * p];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, moderators[i] * p, some, i * p, p);
    }
    double[] vi = studies().vi();
    try {
      SelectionSolution solution =
          solve(
              change.estimates(studies().yi()),
              IntStream.of(rows).mapToDouble(i -> vi[i]).toArray(),
              some,
              precision.length == 0
                  ? precision
                  : IntStream.of(rows).mapToDouble(i -> precision[i]).toArray());
      return solution.p() < p ? null : solution;
    } catch (MetaException tooFew) {
      return null;
    }
  }
}
