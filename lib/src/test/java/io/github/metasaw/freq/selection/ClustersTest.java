package io.github.metasaw.freq.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ClustersTest {

  /** The studies of Hackshaw and others, each a number of times. */
  private static Table studies(int copies) {
    Table all = Meta.dataset("hackshaw1998");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    StringColumn study = StringColumn.create("study");
    for (int copy = 0; copy < copies; copy++) {
      yi.append(all.doubleColumn("yi"));
      vi.append(all.doubleColumn("vi"));
      study.append(all.stringColumn("study"));
    }
    return Table.create("hackshaw", study, yi, vi);
  }

  private static SelectionFit fit(Table table, String type) {
    SelectionModel model = SelectionModel.of(type);
    SelectionModel steps = type.equals("step") ? model.withSteps(0.05) : model;
    return steps.fit(Meta.fit(table, "yi ~ 1 + meta_V(V = vi)"));
  }

  /** Copies of a study add nothing, which standard errors of independent effects do not know. */
  @ParameterizedTest
  @ValueSource(strings = {"step", "beta", "halfnorm"})
  void copiesInOneClusterAddNothing(String type) {
    SelectionFit once = fit(studies(1), type);
    SelectionFit twice = fit(studies(2), type);
    assertEquals(once.estimate(), twice.estimate(), 1e-5);
    assertEquals(once.se() / Math.sqrt(2), twice.se(), 1e-5);
    SelectionFit robust = once.robust("study");
    SelectionFit clustered = twice.robust("study");
    assertEquals(robust.se(), clustered.se(), 1e-5);
    for (int j = 0; j < robust.seDelta().length; j++) {
      assertEquals(robust.seDelta()[j], clustered.seDelta()[j], 1e-4);
    }
  }

  @Test
  void drawnClustersKeepTheirNumber() {
    List<List<Integer>> rows = List.of(List.of(0, 1, 2), List.of(3), List.of(4, 5));
    RandomStream random = Streams.of(1).chain(0);
    double[] sum = new double[6];
    for (int draw = 0; draw < 3000; draw++) {
      Clusters whole = new Clusters("study", rows).drawn(ClusterResampling.MULTINOMIAL, random);
      assertEquals(3, whole.count());
      assertTrue(whole.rows().stream().distinct().count() > 1, "one cluster alone");
      double[] counts = whole.counts(6);
      assertEquals(counts[0], counts[2]);
      assertEquals(counts[4], counts[5]);
      Clusters staged = new Clusters("study", rows).drawn(ClusterResampling.TWO_STAGE, random);
      for (List<Integer> cluster : staged.rows()) {
        assertTrue(
            rows.stream()
                .anyMatch(all -> all.size() == cluster.size() && all.containsAll(cluster)));
      }
      double[] again = staged.counts(6);
      for (int i = 0; i < 6; i++) {
        sum[i] += again[i];
      }
    }
    for (double each : sum) {
      assertEquals(1, each / 3000, 0.1);
    }
  }

  @Test
  void oneClusterIsTooFew() {
    Table table = studies(1);
    table.addColumns(StringColumn.create("lab", table.rowCount()));
    for (int i = 0; i < table.rowCount(); i++) {
      table.stringColumn("lab").set(i, "one");
    }
    SelectionFit fit = fit(table, "step");
    assertEquals(
        "robust standard errors compare clusters, and column 'lab' has one only",
        assertThrows(MetaException.class, () -> fit.robust("lab")).getMessage());
    table.stringColumn("lab").setMissing(3);
    SelectionFit missing = fit(table, "step");
    assertTrue(
        assertThrows(MetaException.class, () -> missing.robust("lab"))
            .getMessage()
            .contains("must not be missing to make groups"));
    assertThrows(MetaException.class, () -> fit.robust("labb"));
  }
}
