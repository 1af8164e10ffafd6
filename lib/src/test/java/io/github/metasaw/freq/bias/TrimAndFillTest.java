package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class TrimAndFillTest {

  /** Effects in tenths, so that several are equal, with selection of the large ones. */
  private static FrequentistFit selected(Random random, String method) {
    int k = 14;
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      vi[i] = 0.01 + 0.1 * random.nextDouble();
      do {
        yi[i] = Math.rint(10 * (0.2 + Math.sqrt(vi[i] + 0.01) * random.nextGaussian())) / 10;
      } while (yi[i] < Math.sqrt(vi[i]));
    }
    Table table = Table.create("t", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
    return Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withMethod(method));
  }

  /**
   * Where the iteration ends, the number missing is that of the ranks about the mean of what is not
   * trimmed, here by sorting the distances.
   */
  @ParameterizedTest
  @EnumSource(FillEstimator.class)
  void theNumberMissingIsThatAboutTheTrimmedMean(FillEstimator estimator) {
    Random random = new Random(11);
    int trimmed = 0;
    int unsettled = 0;
    for (int run = 0; run < 40; run++) {
      FrequentistFit fit = selected(random, run % 2 == 0 ? "DL" : "REML");
      FilledFit filled = filled(estimator, fit, run % 3 == 0 ? FunnelSide.RIGHT : FunnelSide.LEFT);
      if (filled == null) {
        unsettled++;
        continue;
      }
      double sign = filled.side() == FunnelSide.RIGHT ? -1 : 1;
      double[] yi = Arrays.stream(fit.studies().yi()).map(y -> sign * y).toArray();
      int[] order = sorted(Comparator.comparingDouble(i -> yi[i]), yi.length);
      double mean = meanOfFirst(fit, yi, order, yi.length - filled.k0());
      double[] distance = Arrays.stream(order).mapToDouble(i -> Math.abs(yi[i] - mean)).toArray();
      int[] byDistance = sorted(Comparator.comparingDouble(i -> distance[i]), yi.length);
      double[] ranks = new double[yi.length];
      for (int r = 0; r < ranks.length; r++) {
        ranks[r] = (r + 1) * Math.signum(yi[order[byDistance[r]]] - mean);
      }
      assertEquals(filled.k0(), Math.max(0, Math.rint(estimator.missing(ranks))));
      trimmed += filled.k0();
    }
    assertTrue(trimmed > 20, "studies were trimmed: " + trimmed);
    assertTrue(unsettled < 10, "runs that went to and fro between two numbers: " + unsettled);
  }

  /** Null where the iteration goes to and fro between two numbers, as it may. */
  private static @Nullable FilledFit filled(
      FillEstimator estimator, FrequentistFit fit, FunnelSide side) {
    try {
      return TrimAndFill.defaults().withEstimator(estimator).withSide(side).fit(fit);
    } catch (MetaException e) {
      assertTrue(e.getMessage().contains("did not settle"), e.getMessage());
      return null;
    }
  }

  private static int[] sorted(Comparator<Integer> by, int n) {
    return IntStream.range(0, n).boxed().sorted(by).mapToInt(Integer::intValue).toArray();
  }

  private static double meanOfFirst(FrequentistFit fit, double[] yi, int[] order, int n) {
    double[] vi = fit.studies().vi();
    double[] y = Arrays.stream(order).limit(n).mapToDouble(i -> yi[i]).toArray();
    double[] v = Arrays.stream(order).limit(n).mapToDouble(i -> vi[i]).toArray();
    Table table = Table.create("t", DoubleColumn.create("yi", y), DoubleColumn.create("vi", v));
    String method = fit.provenance().settings().get("method");
    return Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withMethod(method))
        .estimate();
  }

  @Test
  void fewStudiesAreRefused() {
    Table two =
        Table.create("t", DoubleColumn.create("yi", 0.1, 0.3), DoubleColumn.create("vi", 0.1, 0.2));
    FrequentistFit fit = Meta.fit(Meta.studies(two).read());
    MetaException few = assertThrows(MetaException.class, () -> TrimAndFill.defaults().fit(fit));
    assertTrue(few.getMessage().contains("at least 3 studies"), few.getMessage());
  }
}
