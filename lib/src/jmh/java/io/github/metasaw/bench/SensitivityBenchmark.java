package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.freq.sensitivity.Permutation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Refits of ten and twenty studies by DerSimonian and Laird: all subsets, all signs, random signs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SensitivityBenchmark {

  private static final int DRAWS = 10_000;

  private final FrequentistFit ten = fit(10);
  private final FrequentistFit twenty = fit(20);

  private static FrequentistFit fit(int k) {
    return Meta.fit(Simulated.studies(k), FreqOptions.defaults().withMethod("DL"));
  }

  /** {@code gosh(rma(yi, vi, method = "DL"))}, 2^10 - 1 subsets. */
  @Benchmark
  public Gosh gosh10() {
    return Gosh.of(ten);
  }

  /** The same, 2^20 - 1 subsets. */
  @Benchmark
  public Gosh gosh20() {
    return Gosh.of(twenty);
  }

  /** {@code permutest(rma(yi, vi, method = "DL"), exact = TRUE)}, 2^10 signs. */
  @Benchmark
  public Permutation permutation10() {
    return Permutation.exact(ten);
  }

  /** {@code permutest(rma(yi, vi, method = "DL"), iter = 10000)}. */
  @Benchmark
  public Permutation randomPermutation10() {
    return Permutation.random(ten, DRAWS, 1);
  }
}
