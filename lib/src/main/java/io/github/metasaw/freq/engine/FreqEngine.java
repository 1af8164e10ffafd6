package io.github.metasaw.freq.engine;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVariance;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.Optional;

/** The frequentist engine: studies, design and options give a fit. */
public final class FreqEngine {

  private FreqEngine() {}

  /**
   * Fits a model: one tau2 and independent rows by {@link #fit(Studies, Design, FreqOptions)}, all
   * else by ML or REML with a structure of the covariance.
   *
   * @param spec parsed model text
   * @param studies read for it
   * @param asked estimator, test, level and the like
   * @return the fit
   * @throws MetaException with the place in the text, for a model that cannot be fitted to these
   *     studies, and for options that it does not have
   */
  public static FrequentistFit fit(ModelSpec spec, Studies studies, FreqOptions asked) {
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    Magnitudes.check(studies, yi, vi);
    return spec.isSimple() && isIndependent(studies, asked)
        ? oneVariance(studies, DesignBuilder.build(spec, studies), yi, vi, asked)
        : gaussian(ModelBuilder.build(spec, studies), asked);
  }

  /** Whether rows are independent, and each counts once. */
  private static boolean isIndependent(Studies studies, FreqOptions asked) {
    return studies.V() instanceof Diagonal && !asked.weightsLikelihood();
  }

  private static FrequentistFit gaussian(GaussianModel model, FreqOptions asked) {
    refuseZero(model.mean(), model.studies());
    OptionRules.structured(model, asked);
    FreqOptions options = withWeightsOf(model.studies(), asked);
    OptionRules.weights(model, options);
    return new ModelFit(
        new StructuredKind(model, options), rows -> subgroup(model.studies(), options, rows));
  }

  /** With the numbers of the columns that hold weights. */
  private static FreqOptions withWeightsOf(Studies studies, FreqOptions asked) {
    String likelihood = asked.likelihoodWeightsColumn();
    String pooling = asked.weightsColumn();
    FreqOptions options =
        likelihood == null ? asked : asked.withLikelihoodWeights(studies.numbers(likelihood));
    return pooling == null ? options : options.withWeights(studies.numbers(pooling));
  }

  /**
   * Fits yi ~ N(x_i'beta, vi + tau2). Agrees with metafor's {@code rma(yi, vi, mods)}.
   *
   * @param studies estimates with their sampling covariance
   * @param design of the mean
   * @param asked estimator, test, level and the like
   * @return the fit
   * @throws MetaException when the estimator cannot be used on these studies: vi of 0, too few
   *     studies, weights of another length
   */
  public static FrequentistFit fit(Studies studies, Design design, FreqOptions asked) {
    double[] yi = studies.yi();
    double[] vi = studies.vi();
    Magnitudes.check(studies, yi, vi);
    return isIndependent(studies, asked)
        ? oneVariance(studies, design, yi, vi, asked)
        : gaussian(GaussianModel.of(studies, design), asked);
  }

  /** Fits independent studies; the arrays {@code yi} and {@code vi} of the studies are kept. */
  private static FrequentistFit oneVariance(
      Studies studies, Design design, double[] yi, double[] vi, FreqOptions asked) {
    refuseZero(design, studies);
    FreqOptions options = withWeightsOf(studies, asked);
    OptionRules.oneVariance(studies, options);
    double[] x = design.isInterceptOnly() ? null : design.x();
    OneVariance solver = new OneVariance(yi, vi, x, design.columns(), options);
    if (options.method().needsPositiveVariances() || solver.solution().tau2() == 0) {
      refuseInfiniteWeights(studies, options, vi);
    }
    ModelKind kind = new OneVarianceKind(studies, design, solver);
    return new ModelFit(kind, rows -> subgroup(studies, options, rows));
  }

  /** The same model without moderators on some of the studies. */
  private static FrequentistFit subgroup(Studies studies, FreqOptions options, int... rows) {
    return fit(studies.select(rows), Design.intercept(rows.length), options.select(rows));
  }

  /** Refuses a mean whose columns are 0 in every row. */
  private static void refuseZero(Design design, Studies studies) {
    if (!design.isZero()) {
      return;
    }
    throw MetaException.of(
        "the mean has no intercept, and %s %s 0 in every row of %s, so nothing can be estimated; add an intercept or another moderator"
            .formatted(
                String.join(", ", design.names()),
                design.columns() == 1 ? "is" : "are",
                studies.name()));
  }

  /**
   * The options of a fit with one tau2 and independent studies, as they were asked for.
   *
   * @param fit of this engine
   * @return empty for a fit with a structure of its covariance
   */
  public static Optional<FreqOptions> oneVarianceOptions(FrequentistFit fit) {
    return fit instanceof ModelFit own ? own.oneVarianceOptions() : Optional.empty();
  }

  /**
   * The solver of a fit with a structure of its covariance, which has its model and options.
   *
   * @param fit of this engine
   * @return empty for a fit with one tau2
   */
  public static Optional<StructuredCovariance> structuredCovariance(FrequentistFit fit) {
    return fit instanceof ModelFit own ? own.structuredCovariance() : Optional.empty();
  }

  private static void refuseInfiniteWeights(Studies studies, FreqOptions options, double[] vi) {
    for (int i = 0; i < vi.length; i++) {
      if (vi[i] == 0) {
        throw MetaException.of(
            "the sampling variance of '%s' is 0, so its weight 1/vi is infinite with method %s; %s"
                .formatted(
                    studies.labels().get(i),
                    options.method().id(),
                    "leave the row out, or give tau2 a value above 0"));
      }
    }
  }
}
