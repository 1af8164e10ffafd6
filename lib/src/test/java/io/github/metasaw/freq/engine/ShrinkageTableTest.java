package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ShrinkageTableTest {

  private static final FreqOptions OPTIONS = FreqOptions.defaults();

  /** metafor's test_misc_handling_nas: five studies of variance 1, ranef(res)$pred. */
  @Test
  void deviationsOfMetaforsOwnTestAgree() {
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 3, 2, 5, 4, 6),
            DoubleColumn.create("vi", 1, 1, 1, 1, 1));
    Table deviations = Meta.fit(dat, "yi ~ 1", OPTIONS).deviations();
    double[] expected = {-0.6, -1.2, 0.6, 0, 1.2};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], deviations.doubleColumn("estimate").getDouble(i), 1e-8);
    }
  }

  /** A random intercept per row is the same model: metafor's ranef of rma.mv. */
  @Test
  void deviationsAreTheEffectsOfAGroupOfSingleRows() {
    FrequentistFit one = Meta.fit(Dataset.BCG.table(), "yi ~ ablat", OPTIONS);
    Table deviations = one.deviations();
    Table groups =
        Meta.fit(Dataset.BCG.table(), "yi ~ ablat + (1 | trial) + meta_V(V = vi)", OPTIONS)
            .groupEffects();
    for (int i = 0; i < deviations.rowCount(); i++) {
      int row = groups.stringColumn("level").asList().indexOf(String.valueOf(i + 1));
      for (String name : new String[] {"estimate", "se", "lower", "upper"}) {
        assertEquals(
            groups.doubleColumn(name).getDouble(row),
            deviations.doubleColumn(name).getDouble(i),
            2e-5,
            name + i);
      }
    }
  }

  @Test
  void otherModelsNameWhereTheirEffectsAre() {
    FrequentistFit general =
        Meta.fit(Dataset.BCG.table(), "yi ~ 1 + (1 | alloc) + meta_V(V = vi)", OPTIONS);
    MetaException fault = assertThrows(MetaException.class, general::deviations);
    assertEquals(true, fault.getMessage().contains("groupEffects"));
  }
}
