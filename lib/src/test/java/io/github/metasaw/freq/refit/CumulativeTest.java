package io.github.metasaw.freq.refit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CumulativeTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.studies(Dataset.BCG.table()).read());

  @Test
  void theLastRowIsTheWholeFit() {
    Table table = FIT.cumulative("year");
    int last = table.rowCount() - 1;
    assertEquals(13, table.rowCount());
    assertEquals(FIT.estimate(), table.doubleColumn("estimate").get(last), 1e-10);
    assertEquals(FIT.tau2(), table.doubleColumn("tau2").get(last), 1e-10);
    assertEquals(FIT.Q(), table.doubleColumn("Q").get(last), 1e-9);
  }

  @Test
  void aRowIsTheFitOfTheStudiesUpToThere() {
    Table table = FIT.cumulative();
    double[] yi = FIT.studies().yi();
    assertEquals(yi[0], table.doubleColumn("estimate").get(0), 1e-14);
    FrequentistFit four = Meta.fit(FIT.studies().select(0, 1, 2, 3));
    assertEquals(four.estimate(), table.doubleColumn("estimate").get(3), 1e-10);
  }
}
