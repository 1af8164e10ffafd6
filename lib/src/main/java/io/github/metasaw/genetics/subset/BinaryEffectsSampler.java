package io.github.metasaw.genetics.subset;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * P values of {@link BinaryEffects} by importance sampling. Where the statistic is s, z scores are
 * drawn around the points at which studies of a set T share an effect that gives them together a z
 * of s or -s; sets of each size are equally probable, and so is each set of its size. The draws are
 * the same for every SNP, so that results depend on no order. 250 draws are taken, 1,000 where p is
 * below 0.1, 4,000 where it is below 0.001. Not for several threads at once.
 */
@API(status = API.Status.INTERNAL)
public final class BinaryEffectsSampler {

  /** Sums over sets of more studies would take too long. */
  public static final int MAX_STUDIES = 12;

  private static final long SEED = 20_121_108;
  private static final int[] DRAWS = {250, 1000, 4000};
  private static final double[] ENOUGH = {Math.log(0.1), Math.log(0.001), 1};
  private static final double LN2 = Math.log(2);

  private final double sd;
  private final List<@Nullable Draws> drawn = new ArrayList<>();

  /** What does not depend on the SNP. */
  private record Draws(double[][] normal, int[] set, boolean[] isNegative, double[] logPrior) {}

  /**
   * A sampler.
   *
   * @param sd of the prior of the effect, on the scale of the estimates
   */
  public BinaryEffectsSampler(double sd) {
    this.sd = sd;
  }

  double sd() {
    return sd;
  }

  /**
   * Refuses studies whose sets are too many.
   *
   * @param k number of studies
   * @throws MetaException if there are more than 12
   */
  public static void requireFew(int k) {
    if (k > MAX_STUDIES) {
      throw MetaException.of(
          "the binary effects test takes up to %d studies, these are %d".formatted(MAX_STUDIES, k));
    }
  }

  private Draws draws(int k) {
    while (drawn.size() <= k) {
      drawn.add(null);
    }
    Draws known = drawn.get(k);
    if (known == null) {
      known = draw(k);
      drawn.set(k, known);
    }
    return known;
  }

  private static Draws draw(int k) {
    RandomStream random = Streams.of(SEED).chain(k);
    int n = DRAWS[DRAWS.length - 1];
    Draws draws =
        new Draws(new double[n][k], new int[n], new boolean[n], EffectSets.logPriors(k, 1, 1));
    List<List<Integer>> bySize = new ArrayList<>();
    for (int size = 0; size <= k; size++) {
      bySize.add(new ArrayList<>());
    }
    for (int set = 1; set < 1 << k; set++) {
      bySize.get(Integer.bitCount(set)).add(set);
    }
    for (int d = 0; d < n; d++) {
      List<Integer> sets = bySize.get(1 + (int) (k * random.nextUniform()));
      draws.set[d] = sets.get((int) (sets.size() * random.nextUniform()));
      draws.isNegative[d] = random.nextUniform() < 0.5;
      for (int i = 0; i < k; i++) {
        draws.normal[d][i] = random.nextGaussian();
      }
    }
    return draws;
  }

  /** ln of the prior of one set of n studies [k + 1]. */
  double[] logPrior(int k) {
    return draws(k).logPrior();
  }

  /**
   * The p value of a statistic.
   *
   * @param s its size
   * @param w precisions [k]
   * @param sets of these studies
   * @return ln of the p value
   */
  double logP(double s, double[] w, EffectSets sets) {
    int k = w.length;
    Draws draws = draws(k);
    Mixture mixture = new Mixture(s, w);
    double[] wy = new double[k];
    double[] m = new double[k];
    double sum = Double.NEGATIVE_INFINITY;
    double logP = 0;
    int done = 0;
    for (int stage = 0; stage < DRAWS.length; stage++) {
      for (; done < DRAWS[stage]; done++) {
        mixture.draw(draws, done, wy);
        if (Math.abs(BinaryEffects.statistic(sets, w, wy, m)) >= s) {
          sum = LogProbability.sum(sum, mixture.logWeight(wy));
        }
      }
      logP = sum - Math.log(done);
      if (logP > ENOUGH[stage]) {
        break;
      }
    }
    return logP;
  }

  /** What z scores are drawn from. */
  private static final class Mixture {
    private final double s;
    private final double[] w;
    private final double[] root;
    private final double[] scale;
    private final double[] logShare;
    private final double[] sums;

    Mixture(double s, double[] w) {
      int k = w.length;
      this.s = s;
      this.w = w;
      this.root = new double[k];
      this.sums = new double[1 << k];
      this.scale = new double[1 << k];
      this.logShare = new double[k + 1];
      double sets = 1;
      for (int n = 1; n <= k; n++) {
        root[n - 1] = Math.sqrt(w[n - 1]);
        sets *= (double) (k - n + 1) / n;
        logShare[n] = -Math.log(k * sets);
      }
      for (int set = 1; set < sums.length; set++) {
        sums[set] = sums[set & (set - 1)] + w[Integer.numberOfTrailingZeros(set)];
        scale[set] = s / Math.sqrt(sums[set]);
      }
    }

    /** Estimates times precisions, zi sqrt(wi), of a draw. */
    void draw(Draws draws, int d, double[] wy) {
      int set = draws.set()[d];
      double shift = draws.isNegative()[d] ? -scale[set] : scale[set];
      for (int i = 0; i < w.length; i++) {
        double mean = (set >> i & 1) == 1 ? shift * root[i] : 0;
        wy[i] = root[i] * (draws.normal()[d][i] + mean);
      }
    }

    /** ln of the density under the null hypothesis over that of the mixture. */
    double logWeight(double[] wy) {
      double largest = Double.NEGATIVE_INFINITY;
      sums[0] = 0;
      for (int set = 1; set < sums.length; set++) {
        sums[set] = sums[set & (set - 1)] + wy[Integer.numberOfTrailingZeros(set)];
        double term = Math.abs(scale[set] * sums[set]) + logShare[Integer.bitCount(set)];
        largest = Math.max(largest, term);
      }
      double sum = 0;
      for (int set = 1; set < sums.length; set++) {
        double a = Math.abs(scale[set] * sums[set]);
        sum += Math.exp(a + logShare[Integer.bitCount(set)] - largest) * (1 + Math.exp(-2 * a));
      }
      return s * s / 2 + LN2 - largest - Math.log(sum);
    }
  }
}
