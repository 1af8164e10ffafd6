package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.bias.Direction;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.RobmaPosterior;
import io.github.metasaw.bayes.bias.RobmaPriors;
import java.util.Arrays;
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

/** The 36 models of RoBMA-PSMA: nine experiments (Bem 2011) and 81 (Lehmann and others 2018). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class RobmaBenchmark {

  private static final double[] BEM = {.25, .20, .26, .23, .22, .15, .09, .19, .42};
  private static final double[] BEM_SE = {
    .10155048, .08246211, .10323629, .10182427, .10120277, .08210765, .07085372, .10089846,
    .14752627
  };

  private final Table lehmann = Meta.dataset("lehmann2018");

  private static RobmaPosterior average(double[] yi, double[] sei) {
    return RobmaPosterior.compute(yi, sei, Ensemble.PSMA, RobmaPriors.DEFAULT, Direction.POSITIVE);
  }

  /** Nine studies; the aim is below two seconds. */
  @Benchmark
  public RobmaPosterior bem() {
    return average(BEM, BEM_SE);
  }

  /** 81 studies; the aim is below two seconds. */
  @Benchmark
  public RobmaPosterior lehmann() {
    double[] sei =
        Arrays.stream(lehmann.doubleColumn("vi").asDoubleArray()).map(Math::sqrt).toArray();
    return average(lehmann.doubleColumn("yi").asDoubleArray(), sei);
  }
}
