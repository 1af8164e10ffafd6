package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** With all SDs fixed everything is normal, and its moments are written out. */
class StructuredPredictionsTest {

  private static final BayesOptions OPTIONS = BayesOptions.defaults().withDraws(5000);

  private static double width(Table table, String lower, String upper, int row) {
    double z = 1.959963984540054;
    return (table.doubleColumn(upper).get(row) - table.doubleColumn(lower).get(row)) / (2 * z);
  }

  /** A new study has heterogeneity of its own and belongs to a new level: 0.2^2 + 0.3^2. */
  @Test
  void aNewStudyOfANewLevel() {
    BayesFit fit =
        Meta.bayes(
            ClusteredRows.rows(),
            "yi ~ 1 + (1 | study) + meta_V(V = vi)\nprior mu = fixed(0.4)\nprior sigma = fixed(0.2)\nprior sd(study) = fixed(0.3)",
            OPTIONS);
    Table table = fit.predict();
    assertEquals(1, table.rowCount());
    assertEquals(0.4, table.doubleColumn("estimate").get(0), 1e-12);
    assertEquals(0, width(table, "lower", "upper", 0), 1e-12);
    assertEquals(Math.sqrt(0.13), width(table, "piLower", "piUpper", 0), 0.02);
  }

  /** sigma at new values of its own predictor: exp(b0 + b1 x). */
  @Test
  void heterogeneityFollowsItsPredictors() {
    Table dat = ClusteredRows.withPredictors();
    double[] w = Arrays.stream(dat.doubleColumn("w").asDoubleArray()).map(x -> x / 10).toArray();
    dat.replaceColumn("w", DoubleColumn.create("w", w));
    BayesFit fit =
        Meta.bayes(
            Meta.studies(dat),
            "yi ~ 1 + meta_V(V = v)\nsigma ~ w\nprior mu = fixed(0)\nprior sigma = fixed(0.1)\nprior sigma:w = fixed(0.5)",
            Map.of(),
            OPTIONS);
    Table table = fit.predict(Table.create("new", DoubleColumn.create("w", 0, 2, 4)));
    for (int i = 0; i < 3; i++) {
      double sd = 0.1 * Math.exp(0.5 * 2 * i);
      assertEquals(1, width(table, "piLower", "piUpper", i) / sd, 0.05);
    }
  }

  /** The mean at new moderators is linear in them, draw by draw. */
  @Test
  void theMeanIsLinear() {
    Table dat = ClusteredRows.withPredictors();
    BayesFit fit =
        Meta.bayes(
            Meta.studies(dat),
            "yi ~ w + (1 | study) + meta_V(V = v)\nprior sigma = fixed(0.2)\nprior sd(study) = fixed(0.3)",
            Map.of(),
            OPTIONS);
    Table table = fit.predict(Table.create("new", DoubleColumn.create("w", 10, 20, 30)));
    double[] at = table.doubleColumn("estimate").asDoubleArray();
    assertEquals(at[1] - at[0], at[2] - at[1], 1e-10);
    assertEquals(10 * fit.mean("w"), at[1] - at[0], 1e-10);
  }
}
