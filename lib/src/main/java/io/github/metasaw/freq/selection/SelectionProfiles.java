package io.github.metasaw.freq.selection;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.likelihood.MaximumLikelihood;
import io.github.metasaw.freq.likelihood.ProfileLikelihood;

/**
 * Profile intervals and other results from the likelihood of a selection model away from its
 * maximum.
 */
final class SelectionProfiles {

  private final SelectionSolution solution;
  private final SelectionData data;

  SelectionProfiles(SelectionSolution solution) {
    this.solution = solution;
    this.data = solution.data();
  }

  /** The profile-likelihood interval of an estimated parameter of the weight function. */
  Interval ofDelta(int a, double level) {
    int t = solution.place(a);
    double[] ends = ProfileLikelihood.of(fresh(), t).interval(level);
    double[] natural = new double[2];
    for (int i = 0; i < 2; i++) {
      double[] at = solution.theta();
      at[t] = ends[i];
      DeltaScale scale = solution.rule().scale();
      scale.set(at, solution.likelihood().layout().firstDelta());
      natural[i] = scale.delta()[a];
    }
    return new Interval(natural[0], natural[1]);
  }

  /** The profile-likelihood interval of tau2, on the scale of yi squared. */
  Interval ofTau2(double level) {
    double[] ends = ProfileLikelihood.of(fresh(), data.rank()).interval(level);
    double square = data.unit * data.unit;
    return new Interval(square * Math.exp(2 * ends[0]), square * Math.exp(2 * ends[1]));
  }

  /**
   * The same maximum with its own copy of the likelihood, because profiling changes the state of
   * the likelihood.
   */
  private MaximumLikelihood<SelectionLikelihood> fresh() {
    SelectionLikelihood own = new SelectionLikelihood(data, solution.rule(), solution.givenTau());
    boolean[] given = new boolean[own.dimension()];
    return MaximumLikelihood.from(own, solution.maximum().inside(), given);
  }

  /** The highest log-likelihood with tau2 at 0. */
  double logLikWithoutHeterogeneity() {
    SelectionSearch search = new SelectionSearch(data, 0, solution.without().beta(), 0);
    return search.find(solution.rule()).maximum().logLik();
  }

  /** The change of the log-likelihood when panels of the quadrature are halved. */
  double quadratureError() {
    SelectionLikelihood finer =
        new SelectionLikelihood(data, solution.rule().finer(), solution.givenTau());
    return Math.abs(finer.at(solution.theta()) - solution.logLik());
  }
}
