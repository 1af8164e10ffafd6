package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesEngine;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.Design;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole runs of the samplers, with their exact posterior, warm-up and threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplerBenchmark {

  /** How the draws are made. */
  @Param({"direct", "gibbs", "nuts"})
  public String sampler;

  private final Studies schools = Meta.studies(Meta.dataset("eight_schools")).read();
  private final Studies many = Simulated.studies(79);
  private final List<PriorText> halfCauchy =
      ModelText.parse("yi ~ 1\nprior mu = normal(0, sd = 20)\nprior tau = half_cauchy(5)").priors();
  private final List<PriorText> flat = ModelText.parse("yi ~ 1\nprior tau = flat()").priors();

  /** Eight schools: four chains of 1,000 draws each, and as many of warm-up. */
  @Benchmark
  public Draws eightSchools() {
    BayesOptions options = BayesOptions.defaults().withSampler(sampler);
    return BayesEngine.fit(schools, Design.intercept(8), halfCauchy, options).sample();
  }

  /** 79 studies: 10,000 draws of all effects in four chains. */
  @Benchmark
  public Draws seventyNineStudies() {
    BayesOptions options =
        BayesOptions.defaults().withSampler(sampler).withWarmup(500).withDraws(2500);
    return BayesEngine.fit(many, Design.intercept(79), flat, options).sample();
  }
}
