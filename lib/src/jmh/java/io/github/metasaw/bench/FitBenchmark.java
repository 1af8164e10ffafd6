package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import org.openjdk.jmh.infra.Blackhole;
import tech.tablesaw.api.Table;

/**
 * REML fits with everything that {@code rma()} computes: coefficients with tests and intervals,
 * their covariance, tau2 with its SE, Q, I2, H2, the test of moderators, and the statistics of fit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FitBenchmark {

  /** Data sets of one size, and the one whose turn it is. */
  @State(Scope.Benchmark)
  public static class Sizes {

    /** Number of studies. */
    @Param({"8", "79", "1000", "10000", "100000", "1000000"})
    public int k;

    private Table[] tables;
    private Studies[] studies;
    private int turn;

    /** Makes the data once. */
    @Setup
    public void read() {
      int sets = k > 1000 ? 1 : Simulated.SETS;
      tables = new Table[sets];
      studies = new Studies[sets];
      for (int set = 0; set < sets; set++) {
        tables[set] = Simulated.table(k, set);
        studies[set] = Simulated.studies(k, set);
      }
    }

    private int next() {
      turn = (turn + 1) % tables.length;
      return turn;
    }
  }

  private static final String TEN_MODERATORS =
      IntStream.rangeClosed(1, Simulated.MODERATORS)
          .mapToObj(j -> "x" + j)
          .collect(Collectors.joining(" + ", "yi ~ ", " + meta_V(V = vi)"));

  private final Studies homogeneous79 = StudyReader.of(Simulated.homogeneous(79)).read();
  private final Table moderated200 = Simulated.moderated(200);

  private static void whole(FrequentistFit fit, Blackhole hole) {
    hole.consume(fit.coefficients());
    hole.consume(fit.vcov());
    hole.consume(fit.heterogeneity());
    hole.consume(fit.moderatorTest());
    hole.consume(fit.R2());
    hole.consume(fit.logLik());
    hole.consume(fit.aic());
    hole.consume(fit.bic());
    hole.consume(fit.aicc());
  }

  /** {@code rma(yi, vi)} on studies already read. */
  @Benchmark
  public void reml(Sizes sizes, Blackhole hole) {
    whole(Meta.fit(sizes.studies[sizes.next()]), hole);
  }

  /** {@code rma(yi, vi, data = dat)}, the table read anew, with weights and the pooled effect. */
  @Benchmark
  public void remlFromTable(Sizes sizes, Blackhole hole) {
    FrequentistFit fit = Meta.fit(Meta.studies(sizes.tables[sizes.next()]).read());
    whole(fit, hole);
    hole.consume(fit.weights());
    hole.consume(fit.pooled());
  }

  /** 79 studies whose tau2 is 0. */
  @Benchmark
  public void homogeneous79(Blackhole hole) {
    whole(Meta.fit(homogeneous79), hole);
  }

  /** 200 studies with ten moderators, from table and text. */
  @Benchmark
  public void moderated200(Blackhole hole) {
    whole(Meta.fit(moderated200, TEN_MODERATORS), hole);
  }
}
