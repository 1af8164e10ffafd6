package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownCoefficientsTest {

  private static final double[] X = {1, 2, 3, 1, 4, 5};

  private static UnknownCoefficients of(LocationPrior... priors) {
    return UnknownCoefficients.of(new double[] {10, 20}, X, List.of(priors));
  }

  @Test
  void knownOnesAreTakenOffTheEstimates() {
    UnknownCoefficients unknown =
        of(
            new LocationPrior.Normal(1, 2),
            new LocationPrior.Fixed(0.5),
            new LocationPrior.StudentT(3, 4, 5));
    assertArrayEquals(new double[] {9, 18}, unknown.y());
    assertArrayEquals(new double[] {1, 3, 1, 5}, unknown.x());
    assertArrayEquals(new double[] {1, 4}, unknown.means());
    assertArrayEquals(new double[] {0.25, 0.04}, unknown.precisions(), 1e-15);
    assertEquals(1, unknown.indexOf(2));
    double[] beta = new double[4];
    unknown.complete(new double[] {7, 8}, beta, 1);
    assertArrayEquals(new double[] {0, 7, 0.5, 8}, beta);
    double[] covariance = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    unknown.completeCovariance(new double[] {4, 1, 1, 2}, covariance, 1);
    assertArrayEquals(new double[] {9, 4, 0, 1, 0, 0, 0, 1, 0, 2}, covariance);
  }

  @Test
  void gapIsThatOfProperPriorsAlone() {
    LocationPrior one = new LocationPrior.Normal(1, 2);
    // 10 - (1 + 2 + 3) and 20 - (1 + 4 + 5).
    assertEquals(10, of(one, one, one).gapOfPriors());
    assertEquals(0, of(one, new LocationPrior.Flat(), one).gapOfPriors());
    assertEquals(2, of(one, new LocationPrior.Flat(), one).proper());
    assertEquals(0, of(one, new LocationPrior.Flat(), one).precisions()[1]);
  }

  @Test
  void aliasedOnesAreNamed() {
    UnknownCoefficients unknown =
        of(new LocationPrior.Fixed(0), new LocationPrior.Flat(), new LocationPrior.Flat());
    List<String> names = List.of("a", "b", "c");
    MetaException e =
        assertThrows(MetaException.class, () -> unknown.refuseAliased(new int[] {1}, names));
    assertEquals(true, e.getMessage().startsWith("the coefficient c "));
    unknown.refuseAliased(new int[0], names);
  }
}
