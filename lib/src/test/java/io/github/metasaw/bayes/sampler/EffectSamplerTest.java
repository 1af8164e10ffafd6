package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.Schools;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.posterior.PrecisionShares;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class EffectSamplerTest {

  private static final int N = 20_000;

  private static double[][] draw(double mu, double tau) {
    PosteriorModel model = Schools.model("tau = half_cauchy(5)");
    EffectSampler sampler = new EffectSampler(model.studies(), model.design());
    RandomStream stream = Streams.of(4).chain(0);
    double[][] out = new double[model.variables().names().size()][N];
    for (int s = 0; s < N; s++) {
      sampler.draw(new double[] {mu}, tau, stream, out, s);
    }
    return out;
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value / x.length;
    }
    return sum;
  }

  /** theta_i ~ N(mu + B (yi - mu), B vi), with B = tau2/(vi + tau2). */
  @Test
  void effectsHaveTheirConditionalDistribution() {
    double[][] out = draw(3, 9);
    int first = Schools.model("tau = flat()").variables().first(Kind.THETA);
    double[] yi = Schools.yi();
    double[] vi = Schools.vi();
    for (int i = 0; i < 8; i++) {
      double share = 81 / (vi[i] + 81);
      double expected = 3 + share * (yi[i] - 3);
      double sd = Math.sqrt(share * vi[i]);
      assertEquals(expected, mean(out[first + i]), 4.5 * sd / Math.sqrt(N));
      double upper = Quantiles.of(out[first + i], 0.841344746)[0];
      assertEquals(expected + sd, upper, 0.05 * sd);
    }
  }

  /** beta_F and zeta2 are what they are called, in every draw. */
  @Test
  void derivedVariablesFollowTheEffects() {
    double[][] out = draw(3, 9);
    var variables = Schools.model("tau = flat()").variables();
    double[] eta = PrecisionShares.of(Schools.vi());
    int first = variables.first(Kind.THETA);
    for (int s = 0; s < 50; s++) {
      double mean = 0;
      double spread = 0;
      for (int i = 0; i < 8; i++) {
        mean += eta[i] * out[first + i][s];
      }
      for (int i = 0; i < 8; i++) {
        spread += eta[i] * Math.pow(out[first + i][s] - mean, 2);
      }
      assertEquals(mean, out[variables.first(Kind.BETA_F)][s], 1e-12);
      assertEquals(spread, out[variables.first(Kind.ZETA2)][s], 1e-11);
      assertEquals(9, out[variables.first(Kind.TAU)][s]);
      assertEquals(81, out[variables.first(Kind.TAU2)][s]);
    }
    double[] next = out[variables.first(Kind.THETA_NEW)];
    assertEquals(3, mean(next), 4.5 * 9 / Math.sqrt(N));
  }

  /** Without heterogeneity every effect is mu. */
  @Test
  void withoutHeterogeneity() {
    double[][] out = draw(3, 0);
    var variables = Schools.model("tau = flat()").variables();
    assertEquals(3, out[variables.first(Kind.THETA) + 5][17]);
    assertEquals(3, out[variables.first(Kind.THETA_NEW)][17]);
    assertEquals(3, out[variables.first(Kind.BETA_F)][17], 1e-15);
    assertEquals(0, out[variables.first(Kind.ZETA2)][17], 1e-28);
  }
}
