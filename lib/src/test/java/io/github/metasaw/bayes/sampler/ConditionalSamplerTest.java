package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Schools;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class ConditionalSamplerTest {

  private static final int N = 20_000;

  private static double[] mu(double tau, String prior) {
    PosteriorModel model = Schools.model(prior, "tau = half_cauchy(5)");
    ConditionalSampler sampler = new ConditionalSampler(model);
    RandomStream stream = Streams.of(6).chain(0);
    double[][] out = new double[model.variables().names().size()][N];
    for (int s = 0; s < N; s++) {
      sampler.draw(tau, stream, out, s);
    }
    return out[0];
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value / x.length;
    }
    return sum;
  }

  /** mu given tau is normal, with the precision-weighted mean. */
  @Test
  void flatPrior() {
    double[] mu = mu(7, "mu = flat()");
    double sd = Math.sqrt(Schools.variance(7));
    assertEquals(Schools.mean(7), mean(mu), 4.5 * sd / Math.sqrt(N));
    double squares = 0;
    for (double value : mu) {
      squares += Math.pow(value - Schools.mean(7), 2) / N;
    }
    assertEquals(1, squares / (sd * sd), 4.5 * Math.sqrt(2.0 / N));
  }

  /** A Student prior, whose component is drawn first, against quadrature at the same tau. */
  @Test
  void studentPrior() {
    BayesFit exact = Schools.fit(BayesOptions.defaults(), "mu = t(3, -20, 4)", "tau = fixed(7)");
    double[] mu = mu(7, "mu = t(3, -20, 4)");
    assertEquals(exact.mean("mu"), mean(mu), 4.5 * exact.sd("mu") / Math.sqrt(N));
    double below = 0;
    double q = exact.quantile("mu", 0.2);
    for (double value : mu) {
      below += value <= q ? 1.0 / N : 0;
    }
    assertEquals(0.2, below, 4.5 * Math.sqrt(0.16 / N));
  }

  /** log p(y | tau) with mu integrated over a flat prior, written out. */
  @Test
  void likelihood() {
    ConditionalSampler sampler = new ConditionalSampler(Schools.model("tau = half_cauchy(5)"));
    double log = 0.5 * Math.log(2 * Math.PI * Schools.variance(4));
    double[] yi = Schools.yi();
    double[] vi = Schools.vi();
    for (int i = 0; i < 8; i++) {
      double v = vi[i] + 16;
      log -= 0.5 * (Math.log(2 * Math.PI * v) + Math.pow(yi[i] - Schools.mean(4), 2) / v);
    }
    assertEquals(log, sampler.logLikelihood(4), 1e-11);
  }
}
