package io.github.metasaw.freq.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Correlations of anxiety, confidence and performance (Craft et al. 2003). */
class PooledCorrelationsTest {

  private static final ReferenceFile CRAFT = ReferenceFile.of("metafor_mv/craft2003_rcalc");

  private static PooledCorrelations pooled(Table table, String structure) {
    return PooledCorrelations.of(
        CorrelationCovariance.of(table, "ri", List.of("var1", "var2"), "study", "ni"),
        structure,
        FreqOptions.defaults());
  }

  /**
   * metafor 5.1.12 of the studies with all correlations, all but 6 and 17; its search ends within
   * 1e-4 of ours.
   */
  @Test
  void theRegressionIsThatOfMetafor() {
    Table complete = CRAFT.table();
    complete =
        complete.where(
            complete
                .doubleColumn("study")
                .isNotEqualTo(6)
                .and(complete.doubleColumn("study").isNotEqualTo(17)));
    MatrixRegressionFit fit =
        pooled(complete, "un").regression().fit("perf", "acog", "asom", "conf");
    Table table = fit.table();
    assertArrayEquals(
        new double[] {0.10531528, -0.08631246, 0.35181950},
        table.doubleColumn("estimate").asDoubleArray(),
        5e-4);
    assertArrayEquals(
        new double[] {0.16446570, 0.07496639, 0.09386815},
        table.doubleColumn("se").asDoubleArray(),
        5e-4);
    assertEquals(0.16784130, table.doubleColumn("lower").getDouble(2), 1e-3);
  }

  /** A pair is one correlation, whichever variable stands first. */
  @Test
  void theOrderOfAPairDoesNotMatter() {
    Table turned = CRAFT.table();
    StringColumn first = turned.stringColumn("var1");
    StringColumn second = turned.stringColumn("var2");
    for (int i = 0; i < turned.rowCount(); i += 3) {
      String kept = first.get(i);
      first.set(i, second.get(i));
      second.set(i, kept);
    }
    double[] one =
        pooled(CRAFT.table(), "diag")
            .regression()
            .fit("perf", "acog", "conf")
            .table()
            .doubleColumn("estimate")
            .asDoubleArray();
    double[] other =
        pooled(turned, "diag")
            .regression()
            .fit("perf", "acog", "conf")
            .table()
            .doubleColumn("estimate")
            .asDoubleArray();
    assertArrayEquals(one, other, 1e-6);
  }

  @Test
  void meansStandWithTheirVariables() {
    PooledCorrelations pooled = pooled(CRAFT.table(), "diag");
    Table table = pooled.table();
    assertEquals(6, table.rowCount());
    int i = pooled.variables().indexOf(table.stringColumn("var1").get(4));
    int j = pooled.variables().indexOf(table.stringColumn("var2").get(4));
    assertEquals(pooled.matrix()[i][j], table.doubleColumn("estimate").getDouble(4));
    assertEquals(Math.sqrt(pooled.V()[4][4]), table.doubleColumn("se").getDouble(4), 1e-12);
  }

  @Test
  void aPairWithoutStudiesIsNamed() {
    Table some =
        Table.create(
            "some",
            StringColumn.create("study", "one", "two"),
            StringColumn.create("var1", "a", "b"),
            StringColumn.create("var2", "b", "c"),
            DoubleColumn.create("ri", 0.3, 0.4),
            DoubleColumn.create("ni", 50, 60));
    assertEquals(
        "no study has the correlation of a and c, which the matrix needs; leave out the rows of one"
            + " of the two",
        assertThrows(MetaException.class, () -> pooled(some, "diag")).getMessage());
  }
}
