package io.github.metasaw.freq.engine;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.Solved;
import io.github.metasaw.freq.WaldStatistic;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Tests of several coefficients of the mean, and what moderators account for. */
final class ModeratorTests {

  private ModeratorTests() {}

  /**
   * QM = b' V^-1 b of all coefficients of the mean but intercepts (of these where there is nothing
   * else): chi-square for z, otherwise F = QM/m.
   */
  static ModeratorTest omnibus(FittedModel fit) {
    return test(fit.solution(), tested(fit));
  }

  /**
   * The same of some coefficients; with coefficients of the dispersion among them always
   * chi-square.
   *
   * @param tested numbers among the coefficients of the solution
   */
  static ModeratorTest of(FittedModel fit, int... tested) {
    return test(fit.solution(), tested);
  }

  /** All coefficients of the mean except intercepts; the intercepts if there are no others. */
  static int[] tested(FittedModel fit) {
    int[] moderators =
        fit.design().isInterceptOnly()
            ? new int[0]
            : IntStream.range(0, fit.solution().p())
                .filter(j -> !fit.parameter(j).isIntercept())
                .toArray();
    return moderators.length == 0 ? all(fit.solution().p()) : moderators;
  }

  private static int[] all(int p) {
    int[] all = new int[p];
    for (int j = 0; j < p; j++) {
      all[j] = j;
    }
    return all;
  }

  /**
   * That linear combinations of coefficients are all zero; with coefficients of the dispersion
   * among them always chi-square.
   *
   * @param combinations weights of the coefficients of the solution [q][size]
   */
  static ModeratorTest of(FittedModel fit, double[][] combinations) {
    Solved solution = fit.solution();
    boolean isOfMean =
        Arrays.stream(combinations)
            .allMatch(row -> Arrays.stream(row).skip(solution.p()).allMatch(w -> w == 0));
    return test(solution, WaldStatistic.of(solution, combinations), combinations.length, isOfMean);
  }

  /** That coefficients are all zero. */
  private static ModeratorTest test(Solved fit, int... tested) {
    boolean isOfMean = IntStream.of(tested).allMatch(j -> j < fit.p());
    return test(fit, WaldStatistic.of(fit, tested), tested.length, isOfMean);
  }

  private static ModeratorTest test(Solved fit, double qm, int m, boolean isOfMean) {
    if (isOfMean && fit.options().test().usesT()) {
      double f = qm / m;
      return new ModeratorTest(f, m, fit.df(), Reference.fTail(f, m, fit.df()));
    }
    return new ModeratorTest(qm, m, Double.NaN, ChiSquared.survival(qm, m));
  }

  /**
   * 1 - tau2 / tau2 without moderators, not below 0 (Raudenbush 2009); for models that put tau2 at
   * 0, the adjusted R2 of the weighted regression. NaN without moderators, or where the model does
   * not contain the one without them.
   */
  static double r2(FittedModel fit) {
    Solved full = fit.solution();
    if (full.p() == 1 || full.options().hasFixedTau2()) {
      return Double.NaN;
    }
    Solved alone = fit.solver().withoutModerators();
    if (alone == null) {
      return Double.NaN;
    }
    if (!full.options().method().isZero()) {
      return alone.tau2() == 0 ? 0 : Math.max(0, 1 - full.tau2() / alone.tau2());
    }
    double unexplained = full.q() / full.df();
    double all = alone.q() / alone.df();
    return all == 0 ? 0 : Math.max(0, 1 - unexplained / all);
  }
}
