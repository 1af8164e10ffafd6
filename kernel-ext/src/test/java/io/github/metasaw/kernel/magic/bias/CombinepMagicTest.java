package io.github.metasaw.kernel.magic.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.CountsHost;
import io.github.metasaw.kernel.MapHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class CombinepMagicTest {

  private static MapHost host() {
    return new MapHost()
        .with("fit", Meta.fit(Meta.studies(Dataset.EIGHT_SCHOOLS.table()).read()))
        .with(
            "tests",
            Table.create(
                "tests",
                DoubleColumn.create("p", 0.016, 0.067, 0.25),
                DoubleColumn.create("w", 1, 2, 0),
                DoubleColumn.create("bad", 0.016, 1.2, 0.25)));
  }

  @Test
  void fishersMethodOfAColumn() {
    MapHost host = host();
    Cell.call(host, "%combinep tests --as t");
    Table table = (Table) host.values.get("t");
    double x2 = -2 * (Math.log(0.016) + Math.log(0.067) + Math.log(0.25));
    assertEquals(x2, table.doubleColumn("statistic").getDouble(0), 1e-12);
    assertEquals(6, table.doubleColumn("df").getDouble(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%combinep tests --p bad => the p value of Study 2 is 1.2; a p value lies above 0 and is at most 1",
        "%combinep tests --weights w => a weight is 0; weights must be above 0",
      })
  void mistakesAreNamed(String line, String message) {
    assertEquals(message, Cell.fault(host(), line));
  }

  @Test
  void residualsOfCountsHaveNoMatrices() {
    MapHost host = CountsHost.pooled("MH");
    Cell.call(host, "%residuals fit --as r");
    Table table = (Table) host.values.get("r");
    assertEquals(13, table.rowCount());
    assertEquals(-1, table.columnNames().indexOf("pearson"));
  }
}
