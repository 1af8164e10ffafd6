package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
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
import org.openjdk.jmh.infra.Blackhole;
import tech.tablesaw.api.Table;

/**
 * The thirteen trials of BCG vaccination pooled from their counts: the table read, the model
 * fitted, and everything that {@code rma.mh} and {@code rma.glmm} compute.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CountsBenchmark {

  private static final CountsOptions MH = CountsOptions.defaults().withMethod("MH");
  private static final CountsOptions UM_FS = CountsOptions.defaults().withMethod("UM.FS");
  private static final CountsOptions CM_EL = CountsOptions.defaults().withMethod("CM.EL");

  private final Table trials = trials();

  private static Table trials() {
    return EffectReader.of(Meta.dataset("bcg").removeColumns("yi", "vi"), EffectMeasure.OR)
        .column("ai", "tpos")
        .column("bi", "tneg")
        .column("ci", "cpos")
        .column("di", "cneg")
        .table();
  }

  private static void whole(CountsFit fit, Blackhole hole) {
    hole.consume(fit.coefficients());
    hole.consume(fit.tests());
    hole.consume(fit.heterogeneity());
  }

  /** Mantel and Haenszel's odds ratio with the tests of Cochran, Breslow and Day, and Tarone. */
  @Benchmark
  public void mantelHaenszel(Blackhole hole) {
    whole(Meta.counts(trials, MH), hole);
  }

  /** The unconditional model with fixed study effects, by exact integrals. */
  @Benchmark
  public void fixedStudyEffects(Blackhole hole) {
    CountsFit fit = Meta.counts(trials, UM_FS);
    whole(fit, hole);
    hole.consume(fit.logLik());
  }

  /** The conditional model with the exact likelihood, by exact integrals. */
  @Benchmark
  public void conditionalExact(Blackhole hole) {
    CountsFit fit = Meta.counts(trials, CM_EL);
    whole(fit, hole);
    hole.consume(fit.logLik());
  }
}
