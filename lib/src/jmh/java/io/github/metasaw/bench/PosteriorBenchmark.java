package io.github.metasaw.bench;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesEngine;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.Design;
import java.util.List;
import java.util.Set;
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

/** Exact posteriors; {@code bayesmeta.R} times bayesmeta on the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PosteriorBenchmark {

  private static final Set<String> BEYOND_BAYESMETA = Set.of("tau2", "beta_F", "zeta2");

  private final Studies schools = Meta.studies(Meta.dataset("eight_schools")).read();
  private final Studies many = Simulated.studies(79);
  private final Studies five = Simulated.studies(5);
  private final List<PriorText> wide = priors(50, 25);
  private final List<PriorText> narrow = priors(2, 0.5);

  private static List<PriorText> priors(double sd, double scale) {
    return ModelText.parse(
            "yi ~ 1\nprior mu = normal(0, sd = %s)\nprior tau = half_cauchy(%s)"
                .formatted(sd, scale))
        .priors();
  }

  private static BayesFit fit(Studies studies, List<PriorText> priors) {
    return BayesEngine.fit(studies, Design.intercept(studies.k()), priors, BayesOptions.defaults());
  }

  /** The marginal likelihood: the posterior is there, nothing is asked of it. */
  @Benchmark
  public double posteriorOfEightSchools() {
    return fit(schools, wide).logMarginal();
  }

  /** What bayesmeta tells: mean, SD, median and interval of mu, tau, theta_new and every theta. */
  @Benchmark
  public double posteriorSummary8() {
    return summary(fit(schools, wide));
  }

  /** The same of 79 studies. */
  @Benchmark
  public double posteriorSummary79() {
    return summary(fit(many, narrow));
  }

  private static double summary(BayesFit fit) {
    double sum = 0;
    for (String name : fit.variables()) {
      if (!BEYOND_BAYESMETA.contains(name)) {
        sum += fit.mean(name) + fit.sd(name);
        for (double p : new double[] {0.025, 0.25, 0.5, 0.75, 0.975}) {
          sum += fit.quantile(name, p);
        }
      }
    }
    return sum;
  }

  /** The table of all 13 variables, zeta2 and beta_F among them. */
  @Benchmark
  public Table wholeTableOf8() {
    return fit(schools, wide).summary();
  }

  /** The table of all 84. */
  @Benchmark
  public Table wholeTableOf79() {
    return fit(many, narrow).summary();
  }

  /** Mean, SD and median of four variables under the lecture's thirty priors. */
  @Benchmark
  public Table lecturePriors() {
    return Sensitivity.of(five, Sensitivity.Grid.lecture()).table();
  }
}
