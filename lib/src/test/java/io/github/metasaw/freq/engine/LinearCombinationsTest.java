package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
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

  /** metafor's test_misc_anova: anova(res, X = rbind(c(1, 10, 0, 0), ...)) with test = "knha". */
  @Test
  void combinationsAreTestedJointly() {
    FrequentistFit knha =
        Meta.fit(
            Dataset.BCG.table(), "yi ~ ablat + alloc", FreqOptions.defaults().withTest("knha"));
    List<Map<String, Double>> rows =
        List.of(
            Map.of("(Intercept)", 1.0, "ablat", 10.0),
            Map.of("(Intercept)", 1.0, "ablat", 10.0, "allocrandom", 1.0),
            Map.of("(Intercept)", 1.0, "ablat", 10.0, "allocsystematic", 1.0));
    ModeratorTest test = knha.jointTest(rows);
    assertEquals(0.4230, test.statistic(), 1e-4);
    assertEquals(0.7412, test.p(), 1e-4);
    assertEquals(3, test.df1());
    assertEquals(9, test.df2());
  }

  @Test
  void singleCoefficientsAsCombinationsAreTheTestOfTheirModerator() {
    List<Map<String, Double>> rows =
        List.of(Map.of("allocrandom", 1.0), Map.of("allocsystematic", 1.0));
    assertEquals(FIT.waldTest("alloc").statistic(), FIT.jointTest(rows).statistic(), 1e-12);
    RobustInference robust = FIT.robustInference("trial", "CR2");
    assertEquals(robust.waldTest("alloc").statistic(), robust.jointTest(rows).statistic(), 1e-10);
    assertEquals(robust.waldTest("alloc").df2(), robust.jointTest(rows).df2(), 1e-10);
  }

  /** F does not depend on which contrasts span the hypothesis. */
  @Test
  void theJointTestDoesNotDependOnTheChoiceOfContrasts() {
    List<Map<String, Double>> others =
        List.of(
            Map.of("allocrandom", 1.0, "allocsystematic", -1.0),
            Map.of("allocrandom", 3.0, "allocsystematic", 2.0));
    RobustInference robust = FIT.robustInference("trial", "CR2");
    assertEquals(FIT.waldTest("alloc").statistic(), FIT.jointTest(others).statistic(), 1e-10);
    assertEquals(robust.waldTest("alloc").statistic(), robust.jointTest(others).statistic(), 1e-9);
  }

  @Test
  void combinationsThatFollowFromOthersHaveNoTest() {
    List<Map<String, Double>> rows = List.of(Map.of("ablat", 1.0), Map.of("ablat", 2.0));
    assertTrue(Double.isNaN(FIT.jointTest(rows).statistic()));
    assertThrows(MetaException.class, () -> FIT.jointTest(List.of()));
  }
}
