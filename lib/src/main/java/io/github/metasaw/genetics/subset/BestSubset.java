package io.github.metasaw.genetics.subset;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The subset of studies in which a SNP looks most associated, with a p value corrected for the
 * search over all subsets: the approach of ASSET (Bhattacharjee et al. 2012, Am. J. Hum. Genet. 90,
 * 821; R package ASSET, {@code h.traits}), for independent studies weighted by precision.
 *
 * <p>Z(S) is the Z statistic of the common effect of subset S. One-sided in ASSET's sense, all
 * studies of the subset having one direction: the largest |Z(S)| over the 2^k - 1 subsets.
 * Two-sided: studies with positive and with negative estimates are searched apart, and the two p
 * values, which are independent given the signs, are combined by Fisher's method, as ASSET does.
 *
 * <p>The best subset is found without enumeration: for one direction it holds exactly the studies
 * whose estimates exceed some bound, since T / sqrt(W) is quasi-convex in the sums T and W. The
 * corrected p value P(max over S of |Z(S)| > z) under the null is computed by importance sampling
 * of the union of events, ASSET's method IS: draw S, then the data given that Z(S) > z, and count
 * the subsets that exceed z. It is unbiased; its Monte Carlo error is told. ASSET's default, DLM,
 * is an upper approximation of the same probability.
 *
 * @param oneSided the best subset of all studies, of either direction
 * @param positive the best among studies with positive estimates; null if there are none
 * @param negative the best among studies with negative estimates; null if there are none
 * @param statistic -2 (ln p+ + ln p-) of the two-sided search
 * @param df its degrees of freedom: 4, or 2 where all estimates have one sign
 * @param p p value of the two-sided search
 */
public record BestSubset(
    Subset oneSided,
    @Nullable Subset positive,
    @Nullable Subset negative,
    double statistic,
    int df,
    double p) {

  /** Every draw counts all subsets. */
  private static final int MAX_STUDIES = 20;

  /**
   * A subset and its association.
   *
   * @param studies labels of its studies, in the order of the data
   * @param estimate its common effect, on the scale of yi
   * @param se of the estimate, as if the subset had been chosen beforehand
   * @param z estimate / se
   * @param p corrected for the search
   * @param pMcse Monte Carlo standard error of p
   * @param pUncorrected two-sided p value of z as if the subset had been chosen beforehand
   */
  public record Subset(
      List<String> studies,
      double estimate,
      double se,
      double z,
      double p,
      double pMcse,
      double pUncorrected) {

    /** Copies the list. */
    public Subset {
      studies = List.copyOf(studies);
    }
  }

  /**
   * Searches with 20,000 draws per p value and seed 20.
   *
   * @param studies up to 20, with independent sampling errors
   * @return the best subsets with their corrected p values
   * @throws MetaException if sampling errors are correlated, or there are more than 20 studies
   */
  public static BestSubset of(Studies studies) {
    return of(studies, 20_000, 20);
  }

  /**
   * Searches among studies.
   *
   * @param studies up to 20, with independent sampling errors
   * @param draws for each p value, 1 or more
   * @param seed of the draws
   * @return the best subsets with their corrected p values
   * @throws MetaException if sampling errors are correlated, there are more than 20 studies, or
   *     {@code draws} is less than 1
   */
  public static BestSubset of(Studies studies, int draws, long seed) {
    if (!(studies.V() instanceof Diagonal)) {
      throw MetaException.of("the search over subsets takes studies with independent errors");
    }
    double[] sei = Arrays.stream(studies.vi()).map(Math::sqrt).toArray();
    return of(studies.labels(), studies.yi(), sei, draws, seed);
  }

  /**
   * Searches among independent studies given as arrays.
   *
   * @param labels of up to 20 studies [k]
   * @param yi estimates [k]
   * @param sei standard errors, positive [k]
   * @param draws for each p value, 1 or more
   * @param seed of the draws
   * @return the best subsets with their corrected p values
   * @throws MetaException if there are no studies or more than 20, or a number cannot be used
   */
  public static BestSubset of(
      List<String> labels, double[] yi, double[] sei, int draws, long seed) {
    requireUsable(labels, yi, sei);
    if (draws < 1) {
      throw MetaException.of("the search over subsets takes at least 1 draw, not " + draws);
    }
    return new Search(labels, yi, sei, new SubsetTail(sei, draws), Streams.of(seed)).run();
  }

  private static void requireUsable(List<String> labels, double[] yi, double[] sei) {
    int k = yi.length;
    if (k == 0 || k > MAX_STUDIES) {
      throw MetaException.of(
          "the search over subsets takes 1 to %d studies, these are %d".formatted(MAX_STUDIES, k));
    }
    for (int i = 0; i < k; i++) {
      if (!(sei[i] > 0 && Double.isFinite(sei[i]) && Double.isFinite(yi[i]))) {
        throw MetaException.of(
            String.format(
                Locale.ROOT,
                "'%s' has estimate %s and standard error %s; both must be finite, and the error positive",
                labels.get(i),
                yi[i],
                sei[i]));
      }
    }
  }

  private static double minusTwoLog(@Nullable Subset subset) {
    return subset == null ? 0 : -2 * Math.log(subset.p());
  }

  /** A corrected p value of the largest Z. */
  private interface Corrected {
    SubsetTail.Estimate of(double t);
  }

  /** One search; the three p values have random streams of their own. */
  private record Search(
      List<String> labels, double[] yi, double[] sei, SubsetTail tail, Streams streams) {

    BestSubset run() {
      int[] all = IntStream.range(0, yi.length).toArray();
      int[] plus = IntStream.range(0, yi.length).filter(i -> yi[i] >= 0).toArray();
      int[] minus = IntStream.range(0, yi.length).filter(i -> yi[i] < 0).toArray();
      int[] up = best(all, 1);
      int[] down = best(all, -1);
      int[] best = z(up) >= -z(down) ? up : down;
      Subset one = subset(best, t -> tail.eitherDirection(all, t, streams.chain(0)));
      Subset positive = ofSign(plus, 1, 1);
      Subset negative = ofSign(minus, -1, 2);
      double statistic = minusTwoLog(positive) + minusTwoLog(negative);
      int df = positive != null && negative != null ? 4 : 2;
      double p = Math.exp(ChiSquared.logSurvival(statistic, df));
      return new BestSubset(one, positive, negative, statistic, df, p);
    }

    /** The best subset of studies that have one sign; null if there are none. */
    private @Nullable Subset ofSign(int[] among, int direction, int stream) {
      return among.length == 0
          ? null
          : subset(best(among, direction), t -> tail.givenSigns(among, t, streams.chain(stream)));
    }

    private Subset subset(int[] members, Corrected corrected) {
      double W = 0;
      double T = 0;
      for (int i : members) {
        double w = 1 / (sei[i] * sei[i]);
        W += w;
        T += w * yi[i];
      }
      double z = T / Math.sqrt(W);
      SubsetTail.Estimate p = corrected.of(Math.abs(z));
      List<String> names = Arrays.stream(members).sorted().mapToObj(labels::get).toList();
      return new Subset(
          names, T / W, 1 / Math.sqrt(W), z, p.value(), p.mcse(), Math.exp(Normal.logTwoSided(z)));
    }

    private double z(int[] members) {
      double W = 0;
      double T = 0;
      for (int i : members) {
        W += 1 / (sei[i] * sei[i]);
        T += yi[i] / (sei[i] * sei[i]);
      }
      return T / Math.sqrt(W);
    }

    /** The subset of largest Z in a direction: the first so many in the order of estimates. */
    private int[] best(int[] among, int direction) {
      int[] order =
          Arrays.stream(among)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -direction * yi[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] best = Arrays.copyOf(order, 1);
      for (int count = 2; count <= order.length; count++) {
        int[] more = Arrays.copyOf(order, count);
        if (direction * z(more) > direction * z(best)) {
          best = more;
        }
      }
      return best;
    }
  }
}
