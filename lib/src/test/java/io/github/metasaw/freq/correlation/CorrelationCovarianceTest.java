package io.github.metasaw.freq.correlation;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.random.RRandom;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CorrelationCovarianceTest {

  private static final ReferenceFile CRAFT = ReferenceFile.of("metafor_mv/craft2003_rcalc");
  private static final List<String> VARIABLES = List.of("var1", "var2");

  @ParameterizedTest
  @ValueSource(strings = {"correlations", "fisher_z"})
  void covariancesAreThoseOfMetafor(String name) {
    JsonNode expected = CRAFT.root().get("results").get(name);
    CorrelationCovariance own =
        name.equals("fisher_z")
            ? CorrelationCovariance.ofFisherZ(CRAFT.table(), "ri", VARIABLES, "study", "ni")
            : CorrelationCovariance.of(CRAFT.table(), "ri", VARIABLES, "study", "ni");
    Table table = own.table();
    assertClose(expected.get("yi"), table.doubleColumn("yi").asDoubleArray(), 1e-12, "yi");
    assertClose(expected.get("ni"), table.doubleColumn("ni").asDoubleArray(), 1e-12, "ni");
    assertClose(expected.get("diagonal"), own.V().variances(), 1e-12, "diagonal");
    assertClose(expected.get("diagonal"), table.doubleColumn("vi").asDoubleArray(), 1e-12, "vi");
    double[][] v = own.V().toArray();
    for (int i = 0; i < 12; i++) {
      double[] row = java.util.Arrays.copyOf(v[i], 12);
      assertClose(expected.get("V").get(i), row, 1e-12, "row " + i);
    }
  }

  private static Table three(double ab, double ac, double bc, double n) {
    return Table.create(
        "dat",
        StringColumn.create("study", "one", "one", "one"),
        StringColumn.create("var1", "a", "a", "b"),
        StringColumn.create("var2", "b", "c", "c"),
        DoubleColumn.create("ri", ab, ac, bc),
        DoubleColumn.create("ni", n, n, n));
  }

  /** Samples of 200 persons have correlations with these covariances. */
  @Test
  void simulatedCorrelationsVaryTogetherAsStated() {
    int n = 200;
    int samples = 4000;
    Table population = three(0.5, 0.3, 0.6, n);
    double[][] v =
        CorrelationCovariance.of(population, "ri", VARIABLES, "study", "ni").V().toArray();
    Cholesky factor = Cholesky.ofSize(3);
    factor.factor(new double[] {1, 0.5, 0.3, 0.5, 1, 0.6, 0.3, 0.6, 1});
    RRandom random = RRandom.setSeed(11);
    double[] sums = new double[3];
    double[][] products = new double[3][3];
    for (int s = 0; s < samples; s++) {
      double[] r = sample(factor, random.rnorm(3 * n), n);
      for (int i = 0; i < 3; i++) {
        sums[i] += r[i];
        for (int j = 0; j < 3; j++) {
          products[i][j] += r[i] * r[j];
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double covariance = (products[i][j] - sums[i] * sums[j] / samples) / (samples - 1);
        // Four standard errors of a simulated covariance.
        assertEquals(v[i][j], covariance, 0.1 * Math.sqrt(v[i][i] * v[j][j]));
      }
    }
  }

  /** The correlations of a sample: (a, b), (a, c), (b, c). */
  private static double[] sample(Cholesky factor, double[] z, int n) {
    double[] sum = new double[3];
    double[][] cross = new double[3][3];
    double[] x = new double[3];
    for (int i = 0; i < n; i++) {
      System.arraycopy(z, 3 * i, x, 0, 3);
      factor.halfMultiply(x);
      for (int a = 0; a < 3; a++) {
        sum[a] += x[a];
        for (int b = 0; b < 3; b++) {
          cross[a][b] += x[a] * x[b];
        }
      }
    }
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        cross[a][b] -= sum[a] * sum[b] / n;
      }
    }
    return new double[] {
      cross[0][1] / Math.sqrt(cross[0][0] * cross[1][1]),
      cross[0][2] / Math.sqrt(cross[0][0] * cross[2][2]),
      cross[1][2] / Math.sqrt(cross[1][1] * cross[2][2])
    };
  }

  @Test
  void rowsWithoutACorrelationAreLeftOut() {
    Table dat = three(0.5, Double.NaN, 0.6, 40);
    String message =
        assertThrows(
                MetaException.class,
                () -> CorrelationCovariance.of(dat, "ri", VARIABLES, "study", "ni"))
            .getMessage();
    assertTrue(message.startsWith("no study has the correlation of "), message);
    assertTrue(message.endsWith("leave out the rows of one of the two"), message);
    Table one = dat.first(1);
    CorrelationCovariance own = CorrelationCovariance.of(one, "ri", VARIABLES, "study", "ni");
    assertEquals(0.75 * 0.75 / 39, own.V().get(0, 0), 1e-15);
    assertEquals("a.b", own.table().stringColumn("pair").get(0));
  }

  private static void rename(Table table, String study) {
    for (int i = 0; i < table.rowCount(); i++) {
      table.stringColumn("study").set(i, study);
    }
  }

  /** The mean of studies with 40 and 80 persons stands in for what a third one lacks. */
  @Test
  void missingCorrelationsAreReplacedByMeans() {
    Table all = three(0.5, 0.2, 0.6, 40);
    Table second = three(0.4, 0.5, 0.3, 80);
    rename(second, "two");
    Table third = three(0.5, Double.NaN, 0.6, 50);
    rename(third, "three");
    double[][] own =
        CorrelationCovariance.of(all.append(second).append(third), "ri", VARIABLES, "study", "ni")
            .V()
            .toArray();
    double[][] filled =
        CorrelationCovariance.of(three(0.5, 0.4, 0.6, 50), "ri", VARIABLES, "study", "ni")
            .V()
            .toArray();
    assertEquals(filled[0][2], own[6][7], 1e-15);
    assertEquals(filled[0][0], own[6][6], 1e-15);
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThrows(
        MetaException.class,
        () -> CorrelationCovariance.of(three(1.5, 0, 0, 40), "ri", VARIABLES, "study", "ni"));
    assertThrows(
        MetaException.class,
        () -> CorrelationCovariance.of(three(0.5, 0, 0, 3), "ri", VARIABLES, "study", "ni"));
    assertThrows(
        MetaException.class,
        () -> CorrelationCovariance.of(three(0.5, 0, 0, 9), "ri", List.of("var1"), "study", "ni"));
    Table twice = three(0.5, 0.2, 0.1, 40).append(three(0.5, 0.2, 0.1, 40));
    assertThrows(
        MetaException.class, () -> CorrelationCovariance.of(twice, "ri", VARIABLES, "study", "ni"));
  }
}
