package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RRandom;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class CohortsTest {

  /** The slope is the covariance divided by the variance, the SE that of the correlation. */
  @Test
  void theRegressionByTablesaw() {
    CohortSample one = CohortSample.draw(RRandom.setSeed(54), 300, 0.35, 0.1, 2);
    DoubleColumn x = DoubleColumn.create("x", one.copies());
    DoubleColumn y = DoubleColumn.create("y", one.trait());
    double r = x.pearsons(y);
    double slope = r * y.standardDeviation() / x.standardDeviation();
    assertEquals(slope, one.slope(), 1e-12);
    assertEquals(slope / r * Math.sqrt((1 - r * r) / 298), one.se(), 1e-12);
    assertEquals(y.mean() - slope * x.mean(), one.intercept(), 1e-12);
  }

  /** The numbers that the lesson prints. */
  @Test
  void fiveCohorts() {
    Table table = Cohorts.of(0.1, 54).table();
    assertEquals("Cohort of 300", table.stringColumn("study").get(0));
    assertEquals(0.070, table.doubleColumn("yi").get(0), 0.0005);
    assertEquals(0.084, table.doubleColumn("sei").get(0), 0.0005);
    assertTrue(Cohorts.of(0.1, 54).people().svg().contains("300 people, one variant"));
  }

  @Test
  void summariesLoseNothing() {
    SummariesAgainstPeople worlds = SummariesAgainstPeople.simulate(50, 0.1, 2010);
    assertEquals(50, worlds.table().rowCount());
    assertEquals(1, worlds.ratios().doubleColumn("mean").get(0), 0.005);
    Table table = worlds.table();
    double correlation = table.doubleColumn("people").pearsons(table.doubleColumn("summaries"));
    assertTrue(correlation > 0.995, "correlation " + correlation);
    assertTrue(worlds.figure().svg().contains("50 worlds"));
    assertThrows(MetaException.class, () -> SummariesAgainstPeople.simulate(0, 0.1, 1));
  }

  @Test
  void threeStudies() {
    ThreeStudies three = ThreeStudies.simulate(7);
    Table table = three.table();
    assertEquals(1 / Math.sqrt(800), table.doubleColumn("sei").get(1), 1e-15);
    for (int i = 0; i < 3; i++) {
      double beta = new double[] {0.2, 0.8, 0.5}[i];
      assertEquals(beta, table.doubleColumn("yi").get(i), 3 * table.doubleColumn("sei").get(i));
    }
    assertEquals(3, three.populations().table().rowCount());
    assertTrue(three.people().svg().contains("Study 3"));
  }
}
