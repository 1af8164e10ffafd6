package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A fit does not depend on how V was given or is stored, and a singular V is a V. */
class StorageOfVTest {

  private static final int SIDE = 9;
  private static final int N = SIDE * SIDE;

  /** OneVariance of a grid; V falls with distance and is 0 from a distance of 2 on. */
  private static Table grid() {
    RRandom random = RRandom.setSeed(11);
    StringColumn plot = StringColumn.create("plot");
    StringColumn strip = StringColumn.create("strip");
    for (int i = 0; i < N; i++) {
      plot.append("p" + i);
      strip.append("s" + i / SIDE);
    }
    return Table.create(
        "grid",
        plot,
        strip,
        DoubleColumn.create("x", random.rnorm(N)),
        DoubleColumn.create("vi", random.runif(N, 0.02, 0.08)),
        DoubleColumn.create("yi", random.rnorm(N, 0.2, 0.4)));
  }

  private static double[][] full(double[] vi) {
    double[][] v = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double d = Math.hypot(i / SIDE - j / SIDE, i % SIDE - j % SIDE) / 2;
        // Wendland's function, positive definite in the plane.
        double correlation = d < 1 ? Math.pow(1 - d, 4) * (1 + 4 * d) : 0;
        v[i][j] = correlation * Math.sqrt(vi[i] * vi[j]);
      }
    }
    return v;
  }

  /** The elements of the upper triangle that are not zero. */
  private static KnownV sparse(double[][] v) {
    int count = 0;
    int[] row = new int[N * N];
    int[] column = new int[N * N];
    double[] value = new double[N * N];
    for (int i = 0; i < N; i++) {
      for (int j = i; j < N; j++) {
        if (v[i][j] != 0) {
          row[count] = i;
          column[count] = j;
          value[count++] = v[i][j];
        }
      }
    }
    return KnownV.sparse(
        N,
        java.util.Arrays.copyOf(row, count),
        java.util.Arrays.copyOf(column, count),
        java.util.Arrays.copyOf(value, count));
  }

  private static FrequentistFit fit(Table table, KnownV v, String model) {
    return Meta.fit(Meta.studies(table).V(v), model, Map.of(), FreqOptions.defaults());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ x",
        "yi ~ x\nsigma ~ x",
        "yi ~ 1 + (1 | strip)\nsigma ~ x",
      })
  void sparseIsFull(String model) {
    Table table = grid();
    double[][] v = full(table.doubleColumn("vi").asDoubleArray());
    KnownV sparse = sparse(v);
    assertEquals("sparse", sparse.structure().storage());
    // One element too small to matter, so that nothing is zero and all are stored.
    double[][] dense = full(table.doubleColumn("vi").asDoubleArray());
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        dense[i][j] += dense[i][j] == 0 ? 1e-18 : 0;
      }
    }
    assertEquals("dense", KnownV.dense(dense).structure().storage());
    FrequentistFit one = fit(table, sparse, model);
    same(one, fit(table, KnownV.dense(dense), model));
    same(one, fit(table, KnownV.dense(v), model));
  }

  private static void same(FrequentistFit one, FrequentistFit other) {
    assertEquals(one.terms(), other.terms());
    assertEquals(one.logLik(), other.logLik(), 1e-10);
    for (int j = 0; j < one.beta().length; j++) {
      assertClose(one.beta()[j], other.beta()[j], 1e-7, one.terms().get(j));
      assertClose(one.standardErrors()[j], other.standardErrors()[j], 1e-6, one.terms().get(j));
    }
    assertClose(one.Q(), other.Q(), 1e-9, "Q");
    assertClose(one.tau2(), other.tau2(), 1e-7, "tau2");
  }

  /** Pairs of rows that share all of their error: V has half the rank. */
  private static double[][] singular(double[] vi) {
    double[][] v = new double[N][N];
    for (int i = 0; i < N; i++) {
      v[i][i] = vi[i];
      int other = i % 2 == 0 ? i + 1 : i - 1;
      if (other < N) {
        v[i][other] = Math.sqrt(vi[i] * vi[other]);
      }
    }
    return v;
  }

  @Test
  void singularV() {
    Table table = grid();
    KnownV v = KnownV.dense(singular(table.doubleColumn("vi").asDoubleArray()));
    FrequentistFit blocks = fit(table, v, "yi ~ x");
    assertTrue(blocks.tau2() > 0);
    int row = blocks.checks().stringColumn("check").indexOf("known_sampling_covariance");
    assertEquals("warning", blocks.checks().stringColumn("status").get(row));
    assertTrue(blocks.checks().stringColumn("message").get(row).contains("Q and I2 do not exist"));
    assertTrue(Double.isNaN(blocks.Q()));
    // A little more variance makes V regular, and the fit hardly another.
    double[][] regular = singular(table.doubleColumn("vi").asDoubleArray());
    for (int i = 0; i < N; i++) {
      regular[i][i] *= 1 + 1e-9;
    }
    FrequentistFit near = fit(table, KnownV.dense(regular), "yi ~ x");
    assertEquals(near.logLik(), blocks.logLik(), 1e-6);
    assertClose(near.estimate(), blocks.estimate(), 1e-6, "estimate");
    assertClose(near.tau2(), blocks.tau2(), 1e-6, "tau2");
    String message =
        assertThrows(MetaException.class, () -> fit(table, v, "yi ~ x\nsigma ~ 0")).getMessage();
    assertEquals(
        "the sampling covariance V is singular and the model has no sigma, so there is no likelihood; leave sigma ~ 0 out",
        message);
    assertTrue(Double.isNaN(blocks.I2()));
  }
}
