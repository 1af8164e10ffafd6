package io.github.metasaw.freq.refit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The influence of clusters: against metafor 5.1-12 on konstantopoulos2011, and against the
 * influence of studies where each study is a cluster of its own.
 */
class ClusterInfluenceTest {

  private static FrequentistFit schools() {
    return Meta.fit(
        Meta.dataset("konstantopoulos2011"), "yi ~ 1 + (1 | district) + meta_V(V = vi)");
  }

  private static double[] column(Table table, String name) {
    return table.doubleColumn(name).asDoubleArray();
  }

  @Test
  void withVariancesEstimatedAnew() {
    Table table = schools().influence("district");
    assertEquals("11, 12, 18, 27, 56, 58, 71, 86, 91, 108, 644", names(table));
    assertArrayEquals(
        new double[] {4, 4, 3, 4, 4, 11, 3, 8, 6, 5, 4}, table.intColumn("k").asDoubleArray());
    double[] x2 = {
      1.923431675,
      4.027478440,
      0.657330828,
      4.649348222,
      0.994208438,
      3.649574390,
      24.943237659,
      0.977533380,
      9.900420099,
      18.089928575,
      2.359486770
    };
    double[] cook = {
      0.069378414,
      0.016188061,
      0.041984976,
      0.119208946,
      0.021356637,
      0.101450698,
      0.558517486,
      0.065650067,
      0.003743852,
      0.054883976,
      0.000344165
    };
    double[] dfbetas = {
      -0.26250156,
      -0.12123238,
      0.19941163,
      0.34846858,
      -0.14025377,
      -0.32371864,
      1.08256984,
      -0.25515362,
      0.05759997,
      -0.22432567,
      -0.01771071
    };
    // metafor's optimiser leaves the variances a relative error of about 1e-4.
    assertArrayEquals(x2, column(table, "X2"), 2e-4);
    assertArrayEquals(cook, column(table, "cook.d"), 2e-5);
    assertArrayEquals(dfbetas, column(table, "dfbs:(Intercept)"), 2e-5);
    assertEquals("71", names(table.where(table.booleanColumn("influential").isTrue())));
    Table rows = schools().residuals(Deletion.ofClusters("district"));
    double[] z = {-0.8165761745, -0.9009800822, 0.0459755516, -1.0127709865};
    assertArrayEquals(z, column(rows.first(4), "z"), 1e-5);
    assertEquals("11", rows.stringColumn("cluster").get(0));
  }

  @Test
  void withVariancesKept() {
    Table table = schools().influence(Deletion.ofClusters("district").withDispersionKept());
    double[] x2 = {
      1.933264985,
      3.938638329,
      0.686705735,
      4.590888400,
      1.083696913,
      4.249983348,
      15.343179823,
      1.097633896,
      8.506320715,
      15.335997338,
      2.366203368
    };
    double[] cook = {
      0.070127504,
      0.014700816,
      0.039984843,
      0.119444472,
      0.023741549,
      0.117495268,
      0.581499304,
      0.084399702,
      0.006785022,
      0.041127538,
      0.000293454
    };
    assertArrayEquals(x2, column(table, "X2"), 2e-4);
    assertArrayEquals(cook, column(table, "cook.d"), 2e-5);
    double tau2 = schools().tau2();
    for (double value : column(table, "tau2.del")) {
      assertEquals(tau2, value, 1e-12);
    }
    // With the variances kept, the joint test of a cluster does not depend on its deletion.
    assertArrayEquals(x2, column(schools().clusterResiduals("district"), "X2"), 2e-4);
  }

  private static String names(Table table) {
    return String.join(", ", table.stringColumn("cluster").asList());
  }

  /** A cluster of one study is that study. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ 1 + meta_V(V = vi)",
        "yi ~ ablat + meta_V(V = vi)",
        "yi ~ ablat + (1 | alloc) + meta_V(V = vi)\nsigma ~ 1",
        "yi ~ 1 + meta_V(V = vi)\nsigma ~ ablat"
      })
  void clustersOfOneStudy(String model) {
    Table bcg = Meta.dataset("bcg");
    StringColumn each = StringColumn.create("each");
    for (int i = 0; i < bcg.rowCount(); i++) {
      each.append("trial " + i);
    }
    bcg.addColumns(each);
    FrequentistFit fit = Meta.fit(bcg, model);
    for (boolean isKept : new boolean[] {false, true}) {
      Deletion studies = Deletion.ofStudies();
      Deletion clusters = Deletion.ofClusters("each");
      Table alone = fit.influence(isKept ? studies.withDispersionKept() : studies);
      Table cluster = fit.influence(isKept ? clusters.withDispersionKept() : clusters);
      for (String name :
          new String[] {"cook.d", "cov.r", "tau2.del", "QE.del", "dfbs:(Intercept)"}) {
        close(column(alone, name), column(cluster, name), name);
      }
      double[] z = column(alone, "rstudent");
      double[] x2 = column(cluster, "X2");
      for (int i = 0; i < z.length; i++) {
        assertEquals(z[i] * z[i], x2[i], 1e-6 * Math.max(1, x2[i]));
      }
      Table deleted = fit.residuals(isKept ? clusters.withDispersionKept() : clusters);
      close(z, column(deleted, "z"), "z");
    }
  }

  private static void close(double[] expected, double[] actual, String name) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          expected[i], actual[i], 1e-6 * Math.max(1, Math.abs(expected[i])), name + " " + i);
    }
  }

  /** Least squares with weights: e_i / sqrt(v_i + tau2 - x_i B x_i), whichever solver it is. */
  @Test
  void standardisedResidualsOfBothSolvers() {
    Table bcg = Meta.dataset("bcg");
    FrequentistFit one = Meta.fit(bcg, "yi ~ ablat + meta_V(V = vi)");
    FrequentistFit general = Meta.fit(bcg, "yi ~ ablat + meta_V(V = vi)\nsigma ~ 1");
    close(column(one.residuals(), "z"), column(general.residuals(), "z"), "z");
    double[] hat = column(one.influence(), "hat");
    double[] se = column(one.residuals(), "se");
    double[] vi = bcg.doubleColumn("vi").asDoubleArray();
    for (int i = 0; i < hat.length; i++) {
      assertEquals(Math.sqrt((vi[i] + one.tau2()) * (1 - hat[i])), se[i], 1e-12);
    }
  }

  @Test
  void faults() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    assertThrows(MetaException.class, () -> fit.influence("allocation"));
    assertThrows(MetaException.class, () -> Deletion.ofClusters(" "));
    FrequentistFit common =
        Meta.fit(
            Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withMethod("common"));
    assertTrue(Deletion.ofStudies().isReestimated());
    assertArrayEquals(
        column(common.influence(), "cook.d"),
        column(common.influence(Deletion.ofStudies().withDispersionKept()), "cook.d"));
  }
}
