package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class MagnitudesTest {

  private static void check(double yi, double vi) {
    Table table =
        Table.create(
            "dat",
            StringColumn.create("study", "Adams", "Brown", "Clark"),
            DoubleColumn.create("yi", 0.1, yi, 0.3),
            DoubleColumn.create("vi", 0.1, vi, 0.2));
    Studies studies = Meta.studies(table).label("study").read();
    Magnitudes.check(studies, studies.yi(), studies.vi());
  }

  @Test
  void usualNumbersPass() {
    check(0.2, 0.15);
    check(1e6, 1e-6);
  }

  @Test
  void whatCannotBeComputedWithIsNamedWithItsRow() {
    double[][] bad = {{0.2, 1e70}, {0.2, 1e-70}, {0.2, 1e-15}, {1e200, 0.1}};
    for (double[] row : bad) {
      MetaException fault = assertThrows(MetaException.class, () -> check(row[0], row[1]));
      assertTrue(fault.getMessage().contains("Brown"), fault.getMessage());
    }
  }
}
