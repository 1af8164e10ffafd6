package io.github.metasaw.bayes.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class LocationPriorTest {

  private static final LocationPrior NORMAL = new LocationPrior.Normal(1, 0.5);
  private static final LocationPrior STUDENT = new LocationPrior.StudentT(3, 1, 0.5);
  private static final LocationPrior FLAT = new LocationPrior.Flat();
  private static final LocationPrior FIXED = new LocationPrior.Fixed(2);

  @Test
  void densitiesAreThoseOfTheDistributions() {
    for (double x : new double[] {-2, 0.3, 1, 4}) {
      double normal = NormalDistribution.of(1, 0.5).density(x);
      assertEquals(normal, NORMAL.density(x), 1e-13);
      double student = TDistribution.of(3).density((x - 1) / 0.5) / 0.5;
      assertEquals(student, STUDENT.density(x), 1e-13);
      assertEquals(1, FLAT.density(x));
    }
    assertEquals(Double.POSITIVE_INFINITY, FIXED.density(2));
  }

  @Test
  void kernelsDifferFromLogDensitiesByAConstant() {
    for (LocationPrior prior : List.of(NORMAL, STUDENT, FLAT)) {
      double constant = Math.log(prior.density(0.2)) - prior.logKernel(0.2);
      assertEquals(constant, Math.log(prior.density(3.1)) - prior.logKernel(3.1), 1e-12);
      double h = 1e-5;
      double slope = (prior.logKernel(0.2 + h) - prior.logKernel(0.2 - h)) / (2 * h);
      assertEquals(slope, prior.slope(0.2), 1e-8);
    }
  }

  @Test
  void whatQuadratureAsks() {
    assertEquals(0.5, NORMAL.scale());
    assertEquals(0, 1 / (FLAT.scale() * FLAT.scale()));
    assertTrue(FIXED.isKnown());
    assertEquals(2, FIXED.mode());
    assertFalse(FLAT.isKnown() || FLAT.isProper());
    assertTrue(STUDENT.mixture().isPresent());
    assertEquals(NORMAL, STUDENT.normal());
    for (LocationPrior prior : List.of(NORMAL, FLAT, FIXED)) {
      assertTrue(prior.mixture().isEmpty());
      assertSame(prior, prior.normal());
    }
  }
}
