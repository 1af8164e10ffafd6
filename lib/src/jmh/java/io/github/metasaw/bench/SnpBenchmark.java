package io.github.metasaw.bench;

import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.scan.SnpAnalysis;
import io.github.metasaw.genetics.scan.SnpResult;
import io.github.metasaw.genetics.snp.Snp;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One SNP in one thread: common, random, Q and Z^2 with their p values, and MANTRA besides. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SnpBenchmark {

  private static final int SNPS = 1024;

  /** Number of studies. */
  @Param({"5", "10"})
  public int k;

  private final Snp[] snps = new Snp[SNPS];
  private SnpAnalysis classic;
  private SnpAnalysis mantra;
  private int next;

  /** Studies as points in a plane, effects of every hundredth SNP not zero. */
  @Setup
  public void simulate() {
    Random random = new Random(k);
    double[][] at = new double[k][2];
    double[][] d = new double[k][k];
    for (int i = 0; i < k; i++) {
      at[i] = new double[] {random.nextDouble(), random.nextDouble()};
      for (int j = 0; j < i; j++) {
        d[i][j] = Math.hypot(at[i][0] - at[j][0], at[i][1] - at[j][1]);
        d[j][i] = d[i][j];
      }
    }
    for (int s = 0; s < SNPS; s++) {
      double[] yi = new double[k];
      double[] sei = new double[k];
      for (int i = 0; i < k; i++) {
        sei[i] = 0.02 + 0.06 * random.nextDouble();
        yi[i] = (s % 100 == 0 ? 0.2 : 0) + sei[i] * random.nextGaussian();
      }
      snps[s] = Snp.of("rs" + s, yi, sei);
    }
    List<String> names = IntStream.range(0, k).mapToObj(i -> "S" + i).toList();
    classic = SnpAnalysis.of(names);
    mantra = SnpAnalysis.of(names, Mantra.of(Distances.of(names, d)));
  }

  /** Without MANTRA. */
  @Benchmark
  public SnpResult snpClassic() {
    return classic.apply(snps[next++ % SNPS]);
  }

  /** With MANTRA on 32 nodes. */
  @Benchmark
  public SnpResult snpMantra() {
    return mantra.apply(snps[next++ % SNPS]);
  }
}
