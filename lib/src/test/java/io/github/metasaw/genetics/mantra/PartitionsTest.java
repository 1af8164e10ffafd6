package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.genetics.Distances;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PartitionsTest {

  /** Partitions speak of the studies in the order of the table, not of the distances. */
  @Test
  void studiesStandInTheOrderOfTheTable() {
    MantraModel model = Mantra.of(Distances.of(List.of("A", "B", "C"), new double[3][3])).model();
    MantraData data =
        MantraData.of(model, List.of("C", "A", "B"), new double[3], new double[] {1, 1, 1});
    MantraPlan plan =
        MantraPlan.ofPartitions(
            3, 2, 0, List.of(new long[] {7}, new long[] {1, 6}), new double[] {.4, .6});
    PartitionPosterior posterior =
        new PartitionPosterior(
            plan, new double[] {Math.log(100), 0}, new double[] {.9, .1}, 0, 0, .9);
    Partitions partitions =
        new Partitions(data, new InferenceSummary(posterior, 64, 0, new double[3], 0, null, 0));
    Table table = partitions.table(5, data.labels());
    assertEquals(List.of("C+B/A", "C+A+B"), table.stringColumn("partition").asList());
    assertEquals(List.of(2, 1), table.intColumn("clusters").asList());
    assertEquals(2, table.doubleColumn("log10BF").getDouble(0), 1e-14);
    assertEquals(.6, table.doubleColumn("prior").getDouble(0));
    assertArrayEquals(new int[] {0, 1, 0}, partitions.top());
    assertEquals(1, partitions.table(1, List.of("c", "a", "b")).rowCount());
  }
}
