package io.github.metasaw.freq.selection;

import io.github.metasaw.freq.HeterogeneityStatistics;
import io.github.metasaw.freq.WaldStatistic;
import io.github.metasaw.freq.counts.ChiSquareTest;
import io.github.metasaw.model.Design;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tests of a selection model: of selection, of heterogeneity and of moderators. */
final class SelectionTests {

  private final SelectionProblem problem;
  private final SelectionSolution solution;
  private @Nullable ChiSquareTest heterogeneity;

  SelectionTests(SelectionProblem problem, SelectionSolution solution) {
    this.problem = problem;
    this.solution = solution;
  }

  /** Twice the difference of the maximal log-likelihoods with and without selection. */
  double likelihoodRatio() {
    return ratio(solution.without().logLik());
  }

  private double ratio(double logLikOfSmallerModel) {
    return Math.max(0, 2 * (solution.logLik() - logLikOfSmallerModel));
  }

  /** Number of parameters of selection that were estimated, a cut-point not among them. */
  int degrees() {
    return solution.likelihood().layout().free().length;
  }

  /** NaN where all parameters of selection were given. */
  double p() {
    return degrees() == 0 ? Double.NaN : HeterogeneityStatistics.tail(likelihoodRatio(), degrees());
  }

  /** The likelihood-ratio test of tau2 = 0, with selection in both models; computed once. */
  ChiSquareTest heterogeneity() {
    ChiSquareTest known = heterogeneity;
    if (known == null) {
      known =
          problem.estimatesTau2()
              ? ChiSquareTest.of(
                  ratio(new SelectionProfiles(solution).logLikWithoutHeterogeneity()), 1)
              : ChiSquareTest.NONE;
      heterogeneity = known;
    }
    return known;
  }

  /** Wald's test of all moderators. */
  ChiSquareTest moderators() {
    Design design = problem.design();
    int[] tested = IntStream.range(design.hasIntercept() ? 1 : 0, solution.p()).toArray();
    return design.isInterceptOnly() || tested.length == 0
        ? ChiSquareTest.NONE
        : ChiSquareTest.of(WaldStatistic.of(solution, tested), tested.length);
  }
}
