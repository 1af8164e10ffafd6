package io.github.metasaw.data.covariance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CovarianceValidatorTest {

  private static final java.util.function.IntFunction<String> PLACE =
      CovarianceValidator.labelled(List.of("A", "B"));

  private static String fault(double[][] v) {
    return assertThrows(
            MetaException.class,
            () ->
                CovarianceValidator.semidefinite(
                    CovarianceValidator.of(v, new int[] {0, 1}, PLACE), PLACE))
        .getMessage();
  }

  @Test
  void whatIsNoCovarianceIsRefusedWithItsRows() {
    assertEquals(
        "V is not symmetric: the covariance of row 2 ('B') and row 1 ('A') is 0.2, and 0.5 the"
            + " other way round",
        fault(new double[][] {{1, 0.5}, {0.2, 1}}));
    assertTrue(fault(new double[][] {{-1, 0}, {0, 1}}).contains("must not be negative"));
    assertTrue(fault(new double[][] {{1, 2}, {2, 1}}).contains("cannot be more than 1.0"));
    assertThrows(
        MetaException.class, () -> CovarianceValidator.square(new double[][] {{1, 2}, {1}}));
  }

  @Test
  void roundingIsForgiven() {
    double[][] v = {{1, 0.5}, {0.5 + 1e-12, 1}};
    assertEquals(0.5, CovarianceValidator.of(v, new int[] {0, 1}, PLACE).get(1, 0), 1e-11);
  }

  @Test
  void rowsAreChosenInOrder() {
    double[][] v = {{1, 0.5}, {0.5, 2}};
    assertEquals(2, CovarianceValidator.of(v, new int[] {1}, PLACE).get(0, 0));
  }
}
