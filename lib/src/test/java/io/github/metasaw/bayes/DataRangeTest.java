package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DataRangeTest {

  private static Studies studies(double[] yi, double... vi) {
    return Meta.studies(
            Table.create(
                "dat",
                StringColumn.create("study", "a", "b", "c"),
                DoubleColumn.create("yi", yi),
                DoubleColumn.create("vi", vi)))
        .label("study")
        .read();
  }

  private static final double[] YI = {1, 2, 3};

  @ParameterizedTest
  @CsvSource({
    "1e51, 1, 1, the effect of 'a' is 1e51",
    "1, 1, 1e301, 'c' is 1e301",
    "1, 1, 1e-301, 'c' is 1e-301",
    "1, 1e-102, 1e-102, all sampling variances are below 1e-100",
    "1, 1e102, 1e102, all sampling variances are above 1e100"
  })
  void outsideTheRange(double effect, double v, double last, String message) {
    Studies studies = studies(new double[] {effect, 2, 3}, v, v, last);
    MetaException refused = assertThrows(MetaException.class, () -> DataRange.refuse(studies));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  @Test
  void insideTheRange() {
    assertDoesNotThrow(() -> DataRange.refuse(studies(YI, 1e-300, 1, 1e300)));
    assertDoesNotThrow(() -> DataRange.refuse(studies(YI, 1e-100, 1e-100, 1e-100)));
  }

  @Test
  void nutsNeedsComparablePrecision() {
    MetaException refused =
        assertThrows(MetaException.class, () -> DataRange.refuseFunnel(studies(YI, 1e-7, 1, 1)));
    assertTrue(refused.getMessage().contains("'a'"), refused.getMessage());
    assertDoesNotThrow(() -> DataRange.refuseFunnel(studies(YI, 2e-6, 1, 1)));
    // Against the typical study, not the largest.
    assertDoesNotThrow(() -> DataRange.refuseFunnel(studies(YI, 1, 1, 1e9)));
  }

  /** A standard error below the rounding of the effects, 1e-14 of the largest. */
  @Test
  void roundingOfTheEffects() {
    double[] yi = {1e6, 2, 3};
    assertThrows(MetaException.class, () -> DataRange.refuseRounding(studies(yi, 1, 1e-17, 1)));
    assertDoesNotThrow(() -> DataRange.refuseRounding(studies(yi, 1, 1e-15, 1)));
  }
}
