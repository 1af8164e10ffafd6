package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.FrequentistFit;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.infra.Blackhole;
import tech.tablesaw.api.Table;

/** REML fits, from studies already read and from the table with everything a reader looks at. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FitBenchmark {

  /** Number of studies. */
  @Param({"8", "79", "1000", "10000", "100000", "1000000"})
  public int k;

  private Table table;
  private Studies studies;

  /** Makes the data once. */
  @Setup
  public void read() {
    table = Simulated.table(k);
    studies = Simulated.studies(k);
  }

  /** {@code rma(yi, vi)} on studies already read: mu, its SE and tau2. */
  @Benchmark
  public void reml(Blackhole hole) {
    FrequentistFit fit = Meta.fit(studies);
    hole.consume(fit.estimate());
    hole.consume(fit.se());
    hole.consume(fit.tau2());
  }

  /** From the table to the whole result object, as {@code rma(yi, vi, data = dat)}. */
  @Benchmark
  public void remlWithReadingAndResult(Blackhole hole) {
    FrequentistFit fit = Meta.fit(Meta.studies(table).read());
    hole.consume(fit.coefficients());
    hole.consume(fit.heterogeneity());
    hole.consume(fit.moderatorTest());
    hole.consume(fit.logLik());
    hole.consume(fit.aicc());
    hole.consume(fit.weights());
    hole.consume(fit.pooled());
  }
}
