package io.github.metasaw.freq.selection;

import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.freq.selection.BootstrapDraws.Draw;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.parallel.Progress;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits a selection model to resamples of its clusters. Each search starts from the estimates of the
 * original data and from the best of the usual starting points.
 */
final class BootstrapRun {

  private static final double[] NO_FIT = {};

  private final SelectionSolution solution;
  private final SelectionData data;
  private final Clusters clusters;
  private final ClusterBootstrap settings;
  private final double[] start;

  BootstrapRun(SelectionSolution solution, Clusters clusters, ClusterBootstrap settings) {
    this.solution = solution;
    this.data = solution.data();
    this.clusters = clusters;
    this.settings = settings;
    this.start = solution.maximum().inside();
  }

  /**
   * Fits the model to all resamples.
   *
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  BootstrapDraws compute(double level, Progress progress) {
    Draw own = draw(solution.maximum(), clusters);
    double[][] found =
        RefitLoop.random(
            settings.draws(),
            settings.seed(),
            progress,
            (number, random) -> {
              Clusters drawn = clusters.drawn(settings.resampling(), random);
              if (losesCoefficient(drawn)) {
                return NO_FIT;
              }
              MaximumLikelihood<SelectionLikelihood> maximum = fit(drawn);
              return isFound(maximum) ? draw(maximum, drawn).flat() : NO_FIT;
            });
    Draw[] draws =
        Arrays.stream(found).filter(flat -> flat.length > 0).map(Draw::of).toArray(Draw[]::new);
    return new BootstrapDraws(settings, solution.likelihood().layout(), level, own, draws);
  }

  /** Whether the design of the drawn rows has less than full rank. */
  private boolean losesCoefficient(Clusters drawn) {
    double[] counts = drawn.counts(data.k);
    int[] rows = IntStream.range(0, data.k).filter(i -> counts[i] > 0).toArray();
    int rank = data.rank();
    double[] q = new double[rows.length * rank];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(data.q, rows[i] * rank, q, i * rank, rank);
    }
    return Orthonormal.of(q, rows.length, rank).kept().length < rank;
  }

  private MaximumLikelihood<SelectionLikelihood> fit(Clusters drawn) {
    SelectionData resample = data.withCounts(drawn.counts(data.k));
    double[] beta = solution.without().beta();
    return new SelectionSearch(resample, solution.givenTau(), beta, solution.without().tau2())
        .findFrom(start, solution.rule());
  }

  private static boolean isFound(MaximumLikelihood<?> maximum) {
    return maximum.report().converged()
        && maximum.report().curved()
        && Double.isFinite(maximum.logLik());
  }

  /** The estimates at a maximum of the likelihood, with their standard errors. */
  private Draw draw(MaximumLikelihood<SelectionLikelihood> maximum, Clusters groups) {
    SelectionLikelihood likelihood = maximum.likelihood();
    ThetaLayout layout = likelihood.layout();
    double[] theta = maximum.theta();
    double tau = layout.tau(theta) * data.unit;
    NaturalCovariance v = new NaturalCovariance(likelihood, tau * tau, groups.sandwich(maximum));
    double[] estimates =
        Arrays.copyOf(data.beta(Arrays.copyOf(theta, layout.rank())), theta.length);
    double[] errors = new double[theta.length];
    for (int j = 0; j < layout.rank(); j++) {
      errors[j] = Math.sqrt(v.ofCoefficients(j, j));
    }
    if (layout.estimatesTau()) {
      estimates[layout.rank()] = Math.log(tau * tau);
      errors[layout.rank()] = Math.sqrt(v.ofTau2()) / (tau * tau);
    }
    for (int t = 0; t < layout.free().length; t++) {
      int a = layout.free()[t];
      double delta = likelihood.scale().delta()[a];
      estimates[layout.firstDelta() + t] = Math.log(delta);
      errors[layout.firstDelta() + t] = Math.sqrt(v.ofDelta(a, a)) / delta;
    }
    return new Draw(estimates, errors);
  }
}
