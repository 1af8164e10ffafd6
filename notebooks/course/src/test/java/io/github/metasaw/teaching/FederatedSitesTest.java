package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class FederatedSitesTest {

  private static final Table TABLE = FederatedSites.simulate(20, 200, 0, 0.1, 0.2, 0.8).table();

  private static double at(String column, int row) {
    return TABLE.doubleColumn(column).get(row);
  }

  /** The mean of 1/n for n uniform between 20 and 200 is log(10)/180. */
  @Test
  void theOwnEstimateHasItsStandardError() {
    double expected = Math.sqrt(Math.log(10) / 180);
    for (int row = 0; row < 4; row++) {
      assertEquals(expected, at("own", row), 0.03 * expected);
    }
  }

  /**
   * With τ far above its own error the global model is off by τ √(1 - 1/20), its share in itself.
   */
  @Test
  void theGlobalModelIsOffByTheSpreadOfEffects() {
    assertEquals(0.8 * Math.sqrt(1 - 1 / 20.0), at("global", 3), 0.08);
    assertTrue(at("global", 0) < 0.03);
    assertTrue(at("global", 3) > 5 * at("own", 3));
  }

  @Test
  void theHierarchicalModelIsNeverMuchWorseThanTheBest() {
    for (int row = 0; row < 4; row++) {
      double best = Math.min(at("own", row), at("global", row));
      assertTrue(at("hierarchical", row) < Math.max(1.01 * best, 0.05), "row " + row);
    }
    assertTrue(at("hierarchical", 1) < 0.9 * Math.min(at("own", 1), at("global", 1)));
  }

  @Test
  void inconsistencyGrows() {
    assertTrue(at("I2", 0) < 0.2 && at("I2", 3) > 0.9);
  }

  @Test
  void theSameAgain() {
    String first = FederatedSites.simulate(5, 3, 0.2).table().print();
    assertEquals(first, FederatedSites.simulate(5, 3, 0.2).table().print());
    assertTrue(FederatedSites.simulate(5, 3, 0, 0.2).figure().svg().contains("hierarchical"));
  }

  @Test
  void faults() {
    assertThrows(MetaException.class, () -> FederatedSites.simulate(2, 3, 0));
    assertThrows(MetaException.class, () -> FederatedSites.simulate(5, 0, 0));
    assertThrows(MetaException.class, () -> FederatedSites.simulate(5, 3, -0.1));
    assertThrows(MetaException.class, () -> FederatedSites.simulate(5, 3));
  }
}
