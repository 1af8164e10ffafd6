package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.Map;
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

/**
 * REML fits of location-scale and multilevel models, from table and V to coefficients, tau2 and
 * log-likelihood; within 2 GiB. The warm-up is long: from text to table many methods take part, and
 * several seconds pass before the compiler has seen to all of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class DispersionBenchmark {

  private final Table scale80 = Dependent.table(80, 20);
  private final Table studies600 = Dependent.table(600, 150);
  private final KnownV blocks600 = Dependent.blocks(studies600);

  private static FrequentistFit fit(Table table, KnownV V, String model) {
    return whole(Meta.fit(Meta.studies(table).V(V), model, Map.of(), FreqOptions.defaults()));
  }

  private static FrequentistFit whole(FrequentistFit fit) {
    if (!(fit.coefficients().rowCount() > 0 && fit.tau2() > 0 && Double.isFinite(fit.logLik()))) {
      throw new IllegalStateException("no fit");
    }
    return fit;
  }

  /** {@code rma(yi, vi, mods = ~ x, scale = ~ x)} of 80 rows. */
  @Benchmark
  public Object scale80() {
    return whole(Meta.fit(scale80, "yi ~ x + meta_V(V = vi)\nsigma ~ x"));
  }

  /** {@code rma.mv(yi, vi, random = ~ 1 | study/row)} of 600 rows in 150 studies. */
  @Benchmark
  public Object groups600() {
    return whole(Meta.fit(studies600, "yi ~ x + (1 | study) + meta_V(V = vi)"));
  }

  /** {@code rma.mv} with studies and laboratories crossed, 600 rows. */
  @Benchmark
  public Object crossed600() {
    return whole(Meta.fit(studies600, "yi ~ x + (1 | study) + (1 | lab) + meta_V(V = vi)"));
  }

  /** The same where the sampling errors of a study are correlated. */
  @Benchmark
  public Object blocks600() {
    return fit(studies600, blocks600, "yi ~ x + (1 | study)");
  }

  /** V with every row correlated with every other, 1,000 rows. */
  @State(Scope.Benchmark)
  public static class Full {
    private final Table table = Dependent.table(1000, 1000);
    private final KnownV V = Dependent.dense(table);
  }

  /** {@code rma.mv(yi, V, random = ~ 1 | row)}. */
  @Benchmark
  public Object dense1000(Full data) {
    return fit(data.table, data.V, "yi ~ x");
  }

  /** 200,000 rows in 50,000 studies, whose sampling errors are correlated. */
  @State(Scope.Benchmark)
  public static class Many {
    private final Table table = Dependent.table(200_000, 50_000);
    private final KnownV V = Dependent.blocks(table);
  }

  /** {@code rma.mv(yi, V, mods = ~ x, random = ~ 1 | study/row)}. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 1)
  @Measurement(iterations = 2)
  public Object blocks200000(Many data) {
    return fit(data.table, data.V, "yi ~ x + (1 | study)");
  }

  /** A grid of 100 x 100 rows, each correlated with its neighbours. */
  @State(Scope.Benchmark)
  public static class Grid {
    private final Table table = Dependent.table(10_000, 10_000);
    private final KnownV V = Dependent.grid(table, 100);
  }

  /** {@code rma.mv(yi, V, mods = ~ x, random = ~ 1 | row)}. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 2)
  public Object grid10000(Grid data) {
    return fit(data.table, data.V, "yi ~ x");
  }

  /** 600 rows at 150 places, whose effects are correlated by distance. */
  @State(Scope.Benchmark)
  public static class Places {
    private final Table table = Dependent.places(600, 150);
  }

  /** {@code rma.mv} with {@code struct = "SPEXP"}: rows outnumber the levels four times. */
  @Benchmark
  public Object places600(Places data) {
    return whole(Meta.fit(data.table, "yi ~ x + (1 | study, cov = exp(px, py)) + meta_V(V = vi)"));
  }

  /** 4,000 rows in 400 studies and 400 laboratories, crossed at random. */
  @State(Scope.Benchmark)
  public static class Crossed {
    private final Table table = Dependent.crossed(400);
  }

  /** {@code rma.mv(yi, vi, random = list(~ 1 | study, ~ 1 | lab, ~ 1 | row))}. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 1)
  @Measurement(iterations = 2)
  public Object crossed400(Crossed data) {
    return whole(Meta.fit(data.table, "yi ~ 1 + (1 | study) + (1 | lab) + meta_V(V = vi)"));
  }
}
