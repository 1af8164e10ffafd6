package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedCoefficientTest {

  private static final List<LocationPrior> PRIORS =
      List.of(
          new LocationPrior.Normal(0, 1),
          new LocationPrior.StudentT(5, 1, 2),
          new LocationPrior.Flat(),
          new LocationPrior.StudentT(1, 0, 0.5));

  @Test
  void onlyStudentPriorsAreMixtures() {
    MixedCoefficient[] mixed = MixedCoefficient.of(PRIORS);
    assertEquals(2, mixed.length);
    assertEquals(1, mixed[0].column());
    assertEquals(3, mixed[1].column());
    assertEquals(0, MixedCoefficient.of(PRIORS.subList(2, 3)).length);
  }

  @Test
  void precisionIsThatOfTheNormalGivenLambda() {
    MixedCoefficient mixed = MixedCoefficient.of(PRIORS)[0];
    assertEquals(0.25, mixed.precision(1));
    assertEquals(0.75, mixed.precision(3), 1e-15);
  }

  /** lambda given beta is Gamma((df + 1)/2, rate (df + z^2)/2): mean 6/(5 + 9) at z = 3. */
  @Test
  void drawsFollowTheConditionalDistribution() {
    MixedCoefficient mixed = MixedCoefficient.of(PRIORS)[0];
    RandomStream stream = Streams.of(8).chain(0);
    double[] beta = {99, 7, 99, 99};
    int n = 40_000;
    double sum = 0;
    for (int s = 0; s < n; s++) {
      sum += mixed.drawPrecision(beta, stream);
    }
    double mean = 6.0 / 14 / 4;
    double se = mean / Math.sqrt(3.0 * n);
    assertEquals(mean, sum / n, 4.5 * se);
  }
}
