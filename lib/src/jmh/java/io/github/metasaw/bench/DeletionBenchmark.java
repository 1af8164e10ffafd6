package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tech.tablesaw.api.Table;

/** Diagnostics that refit the model once a study; fit anew each time, for tables are kept. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DeletionBenchmark {

  private io.github.metasaw.data.Studies studies20;
  private io.github.metasaw.data.Studies studies79;

  /** Makes the data once. */
  @Setup
  public void read() {
    studies20 = Simulated.studies(20);
    studies79 = Simulated.studies(79);
  }

  /** {@code leave1out(rma(yi, vi))}, k = 79, with the fit. */
  @Benchmark
  public Table leaveOneOut79() {
    FrequentistFit fit = Meta.fit(studies79);
    return fit.leaveOneOut();
  }

  /** {@code influence(rma(yi, vi))}, k = 20, with the fit. */
  @Benchmark
  public Table influence20() {
    FrequentistFit fit = Meta.fit(studies20);
    return fit.influence();
  }
}
