package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.bias.TrimAndFill;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionModel;
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

/** Adjustments for selection of the 37 studies of passive smoking (Hackshaw 1998). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BiasBenchmark {

  private static final SelectionModel ONE_STEP = SelectionModel.of("step").withSteps(0.025);
  private static final SelectionModel FOUR_STEPS =
      SelectionModel.of("step").withSteps(0.05, 0.1, 0.5, 1);

  private final FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("hackshaw1998")).read());

  /** {@code trimfill(rma(yi, vi))}, without the fit. */
  @Benchmark
  public FilledFit trimAndFill() {
    return TrimAndFill.defaults().fit(fit);
  }

  /** {@code selmodel(type = "stepfun", steps = 0.025)}. */
  @Benchmark
  public SelectionFit oneStep() {
    return ONE_STEP.fit(fit);
  }

  /** {@code selmodel(type = "stepfun", steps = c(0.05, 0.1, 0.5, 1))}. */
  @Benchmark
  public SelectionFit fourSteps() {
    return FOUR_STEPS.fit(fit);
  }
}
