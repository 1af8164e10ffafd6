package io.github.metasaw.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DesignRangeTest {

  private static Table table(double size) {
    return Table.create(
        "dat",
        DoubleColumn.create("yi", .1, .5, -.2, .7, .4, .3),
        DoubleColumn.create("vi", .1, .2, .15, .1, .3, .2),
        DoubleColumn.create("x", size, -size / 2, 0, size / 3, size / 5, -size),
        StringColumn.create("lab", "a", "a", "b", "b", "c", "c"));
  }

  private static void fitSlopes(double size) {
    Meta.fit(
        table(size), "yi ~ 1 + (0 + x | lab) + meta_V(V = vi)\nsigma ~ 0", FreqOptions.defaults());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-49, 1e-10, 1, 1e10, 9e49})
  void acceptsSizesThatCanBeSquared(double size) {
    assertDoesNotThrow(() -> fitSlopes(size));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-60, 1e60, 1e160, 1e300})
  void refusesOthersByColumn(double size) {
    MetaException e = assertThrows(MetaException.class, () -> fitSlopes(size));
    assertTrue(e.getMessage().startsWith("the values of x go up to " + size), e.getMessage());
  }

  @Test
  void refusesAMeanOfZeros() {
    Table ones = table(1).replaceColumn("x", DoubleColumn.create("x", 1, 1, 1, 1, 1, 1));
    MetaException e =
        assertThrows(
            MetaException.class,
            () -> Meta.fit(ones, "yi ~ 0 + log(x) + meta_V(V = vi)", FreqOptions.defaults()));
    assertTrue(
        e.getMessage().startsWith("the mean has no intercept, and log(x) is 0 in every row of dat"),
        e.getMessage());
  }
}
