package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
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
import tech.tablesaw.api.Table;

/** Effect sizes of 10,000 rows, from a table to a table; {@code escalc} of metafor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EffectBenchmark {

  private final Table counts = Simulated.counts(Simulated.REPORTS);
  private final Table means = Simulated.means(Simulated.REPORTS);
  private final Table correlations = Simulated.correlations(Simulated.REPORTS);

  /** Log odds ratios of 2 x 2 tables, some of them with a zero. */
  @Benchmark
  public Table oddsRatios() {
    return Meta.effects(counts, EffectMeasure.OR);
  }

  /** Standardised mean differences. */
  @Benchmark
  public Table standardisedMeanDifferences() {
    return Meta.effects(means, EffectMeasure.SMD);
  }

  /** Fisher's z of correlations. */
  @Benchmark
  public Table fishersZ() {
    return Meta.effects(correlations, EffectMeasure.ZCOR);
  }
}
