package io.github.metasaw.draws;

/**
 * The potential scale reduction factor R-hat: 1 where chains agree, larger where they have not
 * converged to the same distribution. Above 1.01 more iterations are needed.
 *
 * <p>Chains are split in halves, so that a drift shows within one chain too. NaN where R's
 * posterior documents NA: draws that are constant or not finite, or fewer than 4 iterations. (Its
 * code, up to 1.7, ranks infinite draws in {@code rhat} and {@code ess_bulk} all the same, and in
 * 1.4 takes chains for iterations where each has only 2 or 3: those numbers are not given here.)
 */
public final class Rhat {

  private Rhat() {}

  /**
   * Rank-normalised split R-hat: the larger of R-hat of the normal scores of the draws (location)
   * and of their distances to the median (spread, tails); Vehtari, Gelman, Simpson, Carpenter and
   * Buerkner 2021. Agrees with {@code posterior::rhat}. NaN also where the distances to the median
   * are all equal, as for draws that take two values equally often.
   *
   * @param draws {@code [iteration][chain]}
   * @return 1 or a little less where chains agree; NaN where it does not exist
   */
  public static double of(double[][] draws) {
    return of(SampledVariable.ofIterations(draws));
  }

  /**
   * Split R-hat of the draws themselves, Gelman and others 2013 (BDA3), section 11.4; meaningless
   * if mean or variance are infinite. Agrees with {@code posterior::rhat_basic}.
   *
   * @param draws {@code [iteration][chain]}
   * @return 1 or a little less where chains agree; NaN where it does not exist
   */
  public static double basic(double[][] draws) {
    SampledVariable sample = SampledVariable.ofIterations(draws);
    return sample.varies ? ratio(sample.split()) : Double.NaN;
  }

  static double of(SampledVariable sample) {
    if (!sample.varies) {
      return Double.NaN;
    }
    return Math.max(ratio(sample.bulk()), ratio(sample.folded()));
  }

  private static double ratio(double[][] chains) {
    int n = chains[0].length;
    if (n < 2 || !Chains.vary(chains)) {
      return Double.NaN;
    }
    double[] means = Moments.means(chains);
    double within = 0;
    for (int c = 0; c < chains.length; c++) {
      within += Moments.variance(chains[c], means[c]) / chains.length;
    }
    double between = n * Moments.variance(means);
    return Math.sqrt((between / within + n - 1) / n);
  }
}
