package io.github.metasaw.freq.robust;

import io.github.metasaw.fit.WildBootstrap;
import io.github.metasaw.fit.WildBootstrap.Multiplier;
import io.github.metasaw.freq.SmallMatrix;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Cluster wild bootstrap tests with the null hypothesis imposed (Cameron, Gelbach and Miller 2008,
 * Rev. Econ. Stat. 90, 414; Joshi, Pustejovsky and Beretvas 2022, Res. Synth. Methods 13, 457): p =
 * (1 + #{F* >= F}) / (draws + 1), or the share of all 2^G patterns of signs where they are no more
 * than the draws. The working weights stay at their estimates, as wildmeta does for robumeta's
 * fits.
 */
@API(status = API.Status.INTERNAL)
public final class WildBootstrapTests {

  /** Draws between two looks at the interrupt. */
  private static final int PART = 64;

  /** A statistic this much below the observed one equals it: the same pattern, rounded. */
  private static final double ROUNDING = 1e-8;

  private static final double[] WEBB = {
    -Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)
  };

  private final ClusterRobust robust;
  private final WildBootstrap settings;

  /**
   * Tests by a robust covariance.
   *
   * @param robust covariance and clusters
   * @param settings draws, seed and multipliers
   */
  public WildBootstrapTests(ClusterRobust robust, WildBootstrap settings) {
    this.robust = robust;
    this.settings = settings;
  }

  /**
   * Tests hypotheses.
   *
   * @param names of the hypotheses
   * @param hypotheses indices of the coefficients that are 0, each at least one
   * @param progress listener to the draws of all hypotheses
   * @return terms, statistic, df1, p, draws, exact
   */
  public Table table(List<String> names, List<int[]> hypotheses, Progress progress) {
    int n = hypotheses.size();
    double[] statistics = new double[n];
    double[] p = new double[n];
    for (int i = 0; i < n; i++) {
      int[] tested = hypotheses.get(i);
      double observed = observed(tested);
      statistics[i] = observed / tested.length;
      int before = i;
      p[i] =
          p(
              new NullModelScores(robust, tested),
              observed,
              done -> progress.accept((long) before * draws() + done, (long) n * draws()));
    }
    int[] counts = new int[n];
    Arrays.fill(counts, draws());
    return Table.create(
        "cluster wild bootstrap",
        StringColumn.create("terms", names),
        DoubleColumn.create("statistic", statistics),
        IntColumn.create("df1", hypotheses.stream().mapToInt(tested -> tested.length).toArray()),
        DoubleColumn.create("p", p),
        IntColumn.create("draws", counts),
        BooleanColumn.create("exact", names.stream().map(name -> isExact()).toList()));
  }

  /** Hears how many draws are done. */
  private interface Done {
    void accept(int draws);
  }

  /** b'V^-1 b of the data themselves. */
  private double observed(int... tested) {
    int q = tested.length;
    double[] covariance = new double[q * q];
    for (int s = 0; s < q; s++) {
      for (int t = 0; t < q; t++) {
        covariance[s * q + t] = robust.covariance(tested[s], tested[t]);
      }
    }
    double[] b = Arrays.stream(tested).mapToDouble(j -> robust.beta()[j]).toArray();
    return SmallMatrix.quadratic(covariance, b);
  }

  /** Whether all patterns of signs are no more than the draws. */
  private boolean isExact() {
    return settings.multiplier() == Multiplier.RADEMACHER
        && robust.clusters() < Integer.SIZE - 1
        && 1 << robust.clusters() <= settings.draws();
  }

  private int draws() {
    return isExact() ? 1 << robust.clusters() : settings.draws();
  }

  private double p(NullModelScores scores, double observed, Done progress) {
    if (!Double.isFinite(observed)) {
      return Double.NaN;
    }
    double scale = robust.type() == RobustType.CR1 ? 1 / factor() : 1;
    RandomStream random = Streams.of(settings.seed()).chain(0);
    double[] factors = new double[scores.clusters()];
    int count = 0;
    for (int draw = 0; draw < draws(); draw++) {
      if (draw % PART == 0) {
        Interrupts.check();
        progress.accept(draw);
      }
      fill(factors, draw, random);
      count += scale * scores.statistic(factors) >= observed * (1 - ROUNDING) ? 1 : 0;
    }
    progress.accept(draws());
    return isExact() ? count / (double) draws() : (1 + count) / (double) (draws() + 1);
  }

  /** What CR1 multiplies the covariance by. */
  private double factor() {
    return robust.clusters() / (double) (robust.clusters() - robust.size());
  }

  private void fill(double[] factors, int draw, RandomStream random) {
    for (int g = 0; g < factors.length; g++) {
      if (isExact()) {
        factors[g] = (draw >> g & 1) == 0 ? 1 : -1;
      } else if (settings.multiplier() == Multiplier.WEBB) {
        factors[g] = WEBB[(int) (WEBB.length * random.nextUniform())];
      } else {
        factors[g] = random.nextLong() < 0 ? -1 : 1;
      }
    }
  }
}
