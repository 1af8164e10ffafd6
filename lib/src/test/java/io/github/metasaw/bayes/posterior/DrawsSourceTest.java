package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawsSourceTest {

  private static Draws draws() {
    double[][][] values = new double[1][4][200];
    for (int c = 0; c < 4; c++) {
      RandomStream stream = Streams.of(2).chain(c);
      for (int i = 0; i < 200; i++) {
        values[0][c][i] = stream.nextGaussian();
      }
    }
    return Draws.of(List.of("tau"), values);
  }

  @Test
  void marginalsPoolTheChainsAndAreKept() {
    DrawsSource source = new DrawsSource(draws(), List.of());
    PosteriorVariable tau = new PosteriorVariable("tau", Kind.TAU, 0);
    assertSame(source.marginal(tau), source.marginal(tau));
    assertEquals(new DrawsMarginal(draws().pooled("tau")).mean(), source.marginal(tau).mean());
    assertEquals(source.marginal(tau).mean(), source.summary().doubleColumn("mean").get(0), 1e-14);
    assertEquals(200, source.sample().iterations());
  }

  @Test
  void theSamplersChecksComeLast() {
    Check own = Check.note("sampler", "x", "A remark.");
    List<Check> checks = new DrawsSource(draws(), List.of(own)).checks();
    assertSame(own, checks.get(checks.size() - 1));
    assertTrue(checks.stream().anyMatch(check -> check.name().equals("rhat")));
  }
}
