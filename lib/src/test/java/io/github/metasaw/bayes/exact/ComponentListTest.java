package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.Schools;
import io.github.metasaw.bayes.prior.LocationPrior;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentListTest {

  private static ComponentList list(LocationPrior prior) {
    return new ComponentList(GaussianGivenTau.of(Models.schools(), List.of(prior)));
  }

  /** A thousand values of tau, more than the list begins with room for. */
  @Test
  void growsAndKeepsEachConditional() {
    ComponentList list = list(new LocationPrior.Flat());
    for (int i = 0; i < 1000; i++) {
      list.add(0.01 * i, 0.001);
    }
    assertEquals(1000, list.tau().length);
    for (int i = 0; i < 1000; i += 111) {
      assertEquals(Schools.mean(0.01 * i), list.beta()[i], 1e-12);
      assertEquals(Schools.variance(0.01 * i), list.covariance()[i], 1e-12);
    }
  }

  @Test
  void probabilitiesOfZeroAreLeftOut() {
    ComponentList list = list(new LocationPrior.Flat());
    list.add(1, 0);
    list.add(2, 1);
    assertEquals(1, list.tau().length);
    assertEquals(2, list.tau()[0]);
  }

  /** A Student prior splits each value of tau; the shares of its nodes sum to its probability. */
  @Test
  void mixturesSplitAValue() {
    ComponentList list = list(new LocationPrior.StudentT(4, 0, 5));
    list.add(3, 0.25);
    list.add(6, 0.75);
    double[] tau = list.tau();
    double[] weight = list.weight();
    double first = 0;
    for (int c = 0; c < tau.length; c++) {
      first += tau[c] == 3 ? weight[c] : 0;
      assertTrue(weight[c] > 0);
    }
    assertEquals(0.25, first, 1e-12);
    assertEquals(1, Arrays.stream(weight).sum(), 1e-12);
    assertTrue(tau.length > 20);
  }
}
