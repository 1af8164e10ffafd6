package io.github.metasaw.freq.study;

import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ResidualTypesTest {

  private static final ReferenceFile ONE_TAU2 = ReferenceFile.of("metafor_uni/bcg_RR_row_matrices");
  private static final ReferenceFile MULTILEVEL =
      ReferenceFile.of("metafor_mv/konstantopoulos2011_row_matrices");

  private static void check(ReferenceFile file, String name, FrequentistFit fit, double tolerance) {
    JsonNode expected = file.root().get("results").get(name);
    Table table = ResidualTypes.table(fit);
    near(expected.get("response"), column(table, "resid"), tolerance, name + " resid");
    near(expected.get("pearson"), column(table, "pearson"), tolerance, name + " pearson");
    near(expected.get("cholesky"), column(table, "cholesky"), tolerance, name + " cholesky");
    near(expected.get("rstandard"), column(table, "standardised"), tolerance, name + " rstandard");
    near(expected.get("W"), fit.weightMatrix()[0], tolerance, name + " W");
    near(expected.get("H"), fit.hatMatrix()[0], tolerance, name + " H");
    near(expected.get("M"), fit.marginalCovariance()[0], tolerance, name + " M");
    near(expected.get("fitted"), fit.fittedCovariance()[0], tolerance, name + " fitted");
    near(expected.get("resid"), fit.residualCovariance()[0], tolerance, name + " cov");
  }

  /** Relative to the largest element, for a small one may be a difference of large ones. */
  private static void near(JsonNode expected, double[] own, double tolerance, String what) {
    double[] values = numbers(expected);
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    assertArrayEquals(values, own, tolerance * largest, what);
  }

  private static double[] column(Table table, String name) {
    return table.doubleColumn(name).asDoubleArray();
  }

  @Test
  void oneTau2IsAsInMetafor() {
    FreqOptions dl = FreqOptions.defaults().withMethod("DL");
    check(ONE_TAU2, "reml", Meta.fit(ONE_TAU2.table(), "yi ~ ablat", dl), 1e-9);
    check(
        ONE_TAU2, "weighted", Meta.fit(ONE_TAU2.table(), "yi ~ ablat", dl.withWeights("wt")), 1e-9);
    check(
        ONE_TAU2,
        "common",
        Meta.fit(
            Meta.studies(ONE_TAU2.table()).read(), FreqOptions.defaults().withMethod("common")),
        1e-9);
  }

  @Test
  void aMultilevelModelIsAsInMetafor() {
    // metafor's search ends within 1e-6 of the variances.
    check(
        MULTILEVEL,
        "multilevel",
        Meta.fit(
            MULTILEVEL.table(),
            "yi ~ year + (1 | district) + (1 | school) + meta_V(V = vi)\nsigma ~ 0"),
        2e-5);
  }

  /** With a common effect the squares of independent residuals add up to Q. */
  @Test
  void squaresAddUpToQ() {
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(ONE_TAU2.table()).read(), FreqOptions.defaults().withMethod("common"));
    Table table = ResidualTypes.table(fit);
    double sum = Arrays.stream(column(table, "cholesky")).map(e -> e * e).sum();
    assertEquals(fit.Q(), sum, 1e-9 * sum);
  }

  /** e'M^-1 e does not depend on the turn, and correlated rows are turned. */
  @Test
  void correlatedRowsAreTurned() {
    FrequentistFit fit =
        Meta.fit(
            Dataset.KONSTANTOPOULOS2011.table(),
            "yi ~ 1 + (1 | district) + meta_V(V = vi)\nsigma ~ 0");
    double[] e = column(ResidualTypes.table(fit), "resid");
    double[] turned = ResidualTypes.cholesky(fit, e);
    double[][] w = fit.weightMatrix();
    double direct = 0;
    for (int i = 0; i < e.length; i++) {
      for (int j = 0; j < e.length; j++) {
        direct += e[i] * w[i][j] * e[j];
      }
    }
    assertEquals(direct, Arrays.stream(turned).map(v -> v * v).sum(), 1e-9 * direct);
    assertTrue(Math.abs(turned[0] - ResidualTypes.pearson(fit, e)[0]) > 1e-3);
  }

  /** H is idempotent, its diagonal has the leverages, and W M = I. */
  @Test
  void theMatricesBelongTogether() {
    FrequentistFit fit =
        Meta.fit(
            Dataset.KONSTANTOPOULOS2011.table(),
            "yi ~ year + (1 | district) + meta_V(V = vi)\nsigma ~ 0");
    double[][] h = fit.hatMatrix();
    double[] leverage = column(fit.influence(), "hat");
    double[][] w = fit.weightMatrix();
    double[][] m = fit.marginalCovariance();
    for (int i = 0; i < h.length; i += 7) {
      assertEquals(leverage[i], h[i][i], 1e-10);
      for (int j = 0; j < h.length; j += 5) {
        double twice = 0;
        double identity = 0;
        for (int a = 0; a < h.length; a++) {
          twice += h[i][a] * h[a][j];
          identity += w[i][a] * m[a][j];
        }
        assertEquals(h[i][j], twice, 1e-10);
        assertEquals(i == j ? 1 : 0, identity, 1e-10);
      }
    }
  }

  /** The standard errors of the residuals are the roots of the diagonal, weights or not. */
  @Test
  void covariancesOfResidualsHaveTheirStandardErrors() {
    Table weighted =
        Dataset.BCG
            .table()
            .addColumns(DoubleColumn.create("n", 1, 2, 1, 3, 1, 1, 2, 2, 1, 4, 1, 2, 1));
    FrequentistFit fit =
        Meta.fit(
            weighted,
            "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1",
            FreqOptions.defaults().withLikelihoodWeights("n"));
    double[] se = column(fit.residuals(), "se");
    double[][] covariance = fit.residualCovariance();
    for (int i = 0; i < se.length; i++) {
      assertEquals(se[i] * se[i], covariance[i][i], 1e-12);
    }
  }

  /** Rows beyond the limit of full matrices, most of them independent. */
  @Test
  void manyRowsHaveAllResiduals() {
    int k = 5_003;
    double[] yi = new double[k];
    double[] vi = new double[k];
    String[] group = new String[k];
    for (int i = 0; i < k; i++) {
      yi[i] = Math.sin(i);
      vi[i] = 0.1 + 0.01 * (i % 7);
      group[i] = "g" + i / 2;
    }
    Table table =
        Table.create(
            "many",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi),
            StringColumn.create("g", group));
    FrequentistFit one = Meta.fit(Meta.studies(table).read());
    double[] e = column(one.residuals(), "resid");
    assertArrayEquals(ResidualTypes.pearson(one, e), ResidualTypes.cholesky(one, e), 1e-12);
    FrequentistFit two = Meta.fit(table, "yi ~ 1 + (1 | g) + meta_V(V = vi)\nsigma ~ 1");
    assertEquals((k + 1) / 2, two.correlatedRows().size());
    double[] turned = ResidualTypes.cholesky(two, e);
    double[] m = two.marginalCovarianceOf(0, 1);
    double determinant = m[0] * m[3] - m[1] * m[1];
    double squares = (e[0] * e[0] * m[3] - 2 * e[0] * e[1] * m[1] + e[1] * e[1] * m[0]);
    assertEquals(squares / determinant, turned[0] * turned[0] + turned[1] * turned[1], 1e-9);
    assertEquals(e[1] / Math.sqrt(m[3]), turned[1], 1e-12);
  }

  @Test
  void clustersAreLeftOutTogether() {
    FrequentistFit fit =
        Meta.fit(
            Dataset.KONSTANTOPOULOS2011.table(),
            "yi ~ 1 + (1 | district) + meta_V(V = vi)\nsigma ~ 0");
    Deletion clusters = Deletion.ofClusters("district");
    assertEquals(
        fit.residuals(clusters).doubleColumn("z").getDouble(3),
        ResidualTypes.table(fit, clusters).doubleColumn("studentised").getDouble(3));
  }

  /**
   * The first six trials of the vaccine against tuberculosis, as in metafor's test of residuals.
   */
  @Test
  void countsHaveTheResidualsOfTheirStudies() {
    Table trials =
        Table.create(
            "trials",
            DoubleColumn.create("ai", 4, 6, 3, 62, 33, 180),
            DoubleColumn.create("bi", 119, 300, 228, 13536, 5036, 1361),
            DoubleColumn.create("ci", 11, 29, 11, 248, 47, 372),
            DoubleColumn.create("di", 128, 274, 209, 12619, 5761, 1079));
    CountsFit fit =
        Meta.counts(
            Meta.effects(trials, EffectMeasure.RR), CountsOptions.defaults().withMethod("MH"));
    Table table = ResidualTypes.table(fit);
    double[] z = {0.1068, -1.4399, -0.6173, -3.4733, 3.2377, 1.9749};
    double[] deleted = {0.1076, -1.4668, -0.6219, -4.2413, 3.3947, 2.7908};
    for (int i = 0; i < z.length; i++) {
      assertEquals(z[i], table.doubleColumn("standardised").getDouble(i), 5e-5);
      assertEquals(deleted[i], table.doubleColumn("studentised").getDouble(i), 5e-5);
    }
    assertFalse(table.columnNames().contains("pearson"));
  }
}
