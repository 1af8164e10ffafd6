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

class VarianceInflationTest {

  private static final FreqOptions OPTIONS = FreqOptions.defaults();

  /** With two moderators it is 1/(1 - r2), r being the correlation of their coefficients. */
  @Test
  void ofTwoModeratorsItIsThatOfTheirCorrelation() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ ablat + year", OPTIONS);
    double[][] v = fit.vcov();
    double r2 = v[1][2] * v[1][2] / (v[1][1] * v[2][2]);
    Table vif = fit.vif();
    for (int i = 0; i < 2; i++) {
      assertEquals(1 / (1 - r2), vif.doubleColumn("vif").getDouble(i), 1e-10);
      assertEquals(Math.sqrt(1 / (1 - r2)), vif.doubleColumn("sif").getDouble(i), 1e-10);
    }
  }

  /** In ordinary regression it is 1/(1 - R2) of the moderator on the others. */
  @Test
  void ofEqualWeightsItIsTheTextbooks() {
    double[] a = {1, 2, 3, 4, 5, 6, 7};
    double[] b = {2, 1, 4, 3, 7, 5, 6};
    double[] c = {0, 1, 0, 2, 1, 0, 1};
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 0.1, 0.3, 0.2, 0.6, 0.5, 0.9, 0.7),
            DoubleColumn.create("vi", 1, 1, 1, 1, 1, 1, 1),
            DoubleColumn.create("a", a),
            DoubleColumn.create("b", b),
            DoubleColumn.create("c", c));
    Table vif = Meta.fit(dat, "yi ~ a + b + c", OPTIONS.withMethod("common")).vif();
    var regression = new org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression();
    double[][] others = new double[7][];
    for (int i = 0; i < 7; i++) {
      others[i] = new double[] {b[i], c[i]};
    }
    regression.newSampleData(a, others);
    assertEquals(
        1 / (1 - regression.calculateRSquared()), vif.doubleColumn("vif").getDouble(0), 1e-9);
  }

  @Test
  void aModeratorIsAGroupOfCoefficients() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ alloc + ablat", OPTIONS);
    Table groups = fit.vif("alloc", "ablat");
    assertEquals(2, groups.intColumn("coefficients").get(0));
    // What is between the two groups is the same seen from either.
    assertEquals(
        groups.doubleColumn("vif").getDouble(1), groups.doubleColumn("vif").getDouble(0), 1e-10);
    assertEquals(
        Math.pow(groups.doubleColumn("vif").getDouble(0), 0.25),
        groups.doubleColumn("sif").getDouble(0),
        1e-12);
  }

  @Test
  void coefficientsThatTogetherAreAModeratorHaveItsFactor() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ alloc + ablat", OPTIONS);
    assertEquals(
        fit.vif("alloc").doubleColumn("vif").getDouble(0),
        fit.vif("allocrandom,allocsystematic").doubleColumn("vif").getDouble(0),
        1e-12);
    assertThrows(MetaException.class, () -> fit.vif("(Intercept),ablat"));
  }

  @Test
  void theScaleHasFactorsOfItsOwn() {
    FrequentistFit fit =
        Meta.fit(Dataset.BCG.table(), "yi ~ 1 + meta_V(V = vi)\nsigma ~ ablat + year", OPTIONS);
    Table vif = fit.vif();
    assertEquals(2, vif.rowCount());
    assertEquals("sigma:ablat", vif.stringColumn("term").get(0));
    double[][] v = fit.vcov();
    double r2 = v[2][3] * v[2][3] / (v[2][2] * v[3][3]);
    assertEquals(1 / (1 - r2), vif.doubleColumn("vif").getDouble(0), 1e-8);
  }

  @Test
  void withoutSeveralModeratorsThereIsNothingToInflate() {
    FrequentistFit one = Meta.fit(Dataset.BCG.table(), "yi ~ ablat", OPTIONS);
    assertThrows(MetaException.class, one::vif);
    assertThrows(MetaException.class, () -> one.vif("(Intercept)"));
    assertThrows(MetaException.class, () -> one.vif("year"));
  }
}
