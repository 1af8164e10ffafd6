package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.PriorDensity;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Prior and posterior densities of tau, on one axis for several posteriors.
 *
 * @param shown the stretch of the axis, from 0
 * @param models a panel each
 */
record TauData(Interval shown, List<Model> models) {

  private static final int POINTS = 301;

  /**
   * One posterior of tau.
   *
   * @param name the prior as it is written
   * @param prior density; of an improper one, whose height means nothing, scaled to the posterior's
   * @param isProper whether the prior integrates to one
   * @param likelihood p(y | tau), coefficients integrated out, relative to its maximum on the axis
   * @param posterior density; null where tau has finitely many values
   */
  record Model(
      String name,
      @Nullable Curve prior,
      boolean isProper,
      Curve likelihood,
      @Nullable Curve posterior,
      double[] points) {}

  TauData {
    models = List.copyOf(models);
  }

  static TauData of(List<BayesFit> fits) {
    Interval shown = new Interval(0, 0);
    for (BayesFit fit : fits) {
      if (fit.prior(BayesFit.TAU).isEmpty()) {
        throw MetaException.format(
            "the figure of tau is made for one tau with its prior, and this model has %s; see %s and %s",
            String.join(
                ", ", fit.parameters().subList(fit.design().columns(), fit.parameters().size())),
            Remedy.figure("density"),
            Remedy.figure("trace"));
      }
      shown = DisplayRange.hull(shown, DisplayRange.of(exact(fit)));
    }
    double most = shown.upper();
    return new TauData(new Interval(0, most), fits.stream().map(fit -> model(fit, most)).toList());
  }

  /** One posterior on arrays. */
  static TauData of(OneVariancePosterior posterior) {
    double most = DisplayRange.of(posterior.tau()).upper();
    return new TauData(
        new Interval(0, most),
        List.of(model(posterior.tau(), posterior.priorOfTau(), posterior::logLikelihood, most)));
  }

  /** Each posterior by itself, on the axis of all of them. */
  List<TauData> apart() {
    return models.stream().map(model -> new TauData(shown, List.of(model))).toList();
  }

  private static Marginal exact(BayesFit fit) {
    return fit.exactMarginal(BayesFit.TAU).orElseGet(() -> fit.marginal(BayesFit.TAU));
  }

  private static Model model(BayesFit fit, double most) {
    return model(exact(fit), fit.prior(BayesFit.TAU).orElseThrow(), fit::logLikelihood, most);
  }

  /** Given the logarithm of the likelihood at values of tau. */
  private static Model model(
      Marginal tau, PriorDensity prior, UnaryOperator<double[]> logLikelihood, double most) {
    double[] points = tau.points();
    Curve likelihood = likelihood(logLikelihood, most);
    if (points.length > 0) {
      return new Model(prior.code(), null, true, likelihood, null, points);
    }
    Curve posterior = Curve.of(tau::density, 0, most, POINTS);
    Curve before = Curve.of(prior::density, 0, most, POINTS);
    if (!prior.isProper()) {
      before = before.times(0.5 * posterior.highest() / before.highest());
    }
    return new Model(prior.code(), before, prior.isProper(), likelihood, posterior, points);
  }

  private static Curve likelihood(UnaryOperator<double[]> logLikelihood, double most) {
    Curve axis = Curve.of(x -> x, 0, most, POINTS);
    double[] log = logLikelihood.apply(axis.xs());
    double largest = Arrays.stream(log).max().orElse(0);
    return new Curve(
        axis.xs(), Arrays.stream(log).map(value -> Math.exp(value - largest)).toArray());
  }

  /** A row for each point of a curve. */
  Table table() {
    DrawnTable rows = DrawnTable.of("tau", List.of("model", "curve"), List.of("tau", "density"));
    for (Model model : models) {
      if (model.prior() != null) {
        rows.curve(List.of(model.name(), "prior"), model.prior());
      }
      rows.curve(List.of(model.name(), "likelihood"), model.likelihood());
      if (model.posterior() != null) {
        rows.curve(List.of(model.name(), "posterior"), model.posterior());
      }
    }
    return rows.table();
  }
}
