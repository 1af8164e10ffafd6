package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LinearCombinationsTest {

  private static final FrequentistFit FIT = Meta.fit(Dataset.BCG.table(), "yi ~ alloc + ablat");

  @Test
  void aCombinationHasTheVarianceOfItsTerms() {
    Table contrast = FIT.contrast(Map.of("allocrandom", 1.0, "allocsystematic", -1.0));
    int one = FIT.terms().indexOf("allocrandom");
    int other = FIT.terms().indexOf("allocsystematic");
    double[][] v = FIT.vcov();
    assertEquals(
        FIT.beta()[one] - FIT.beta()[other], contrast.doubleColumn("estimate").get(0), 1e-13);
    assertEquals(
        Math.sqrt(v[one][one] + v[other][other] - 2 * v[one][other]),
        contrast.doubleColumn("se").get(0),
        1e-13);
  }

  @Test
  void aMarginalMeanIsThePredictionAtTheMeanOfTheOthers() {
    Table means = FIT.marginalMeans("alloc");
    double mean = Dataset.BCG.table().numberColumn("ablat").mean();
    for (int i = 0; i < means.rowCount(); i++) {
      Table at =
          Table.create(
              "at",
              StringColumn.create("alloc", means.stringColumn("level").get(i)),
              DoubleColumn.create("ablat", mean));
      assertEquals(
          FIT.predict(at).doubleColumn("estimate").get(0),
          means.doubleColumn("estimate").get(i),
          1e-12);
    }
  }

  @Test
  void anUnknownTermGetsTheNearest() {
    MetaException fault =
        assertThrows(MetaException.class, () -> FIT.contrast(Map.of("allocrandm", 1.0)));
    assertTrue(fault.getMessage().contains("allocrandom"), fault.getMessage());
  }
}
