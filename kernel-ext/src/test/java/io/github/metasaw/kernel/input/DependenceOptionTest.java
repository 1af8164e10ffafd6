package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Dataset;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.MetaError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class DependenceOptionTest {

  private static MapHost host() {
    return new MapHost().with("schools", Dataset.KONSTANTOPOULOS2011.table());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.6 | [0.6]",
        "0:0.9:0.1 | [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]",
        "-0.2:0.2:0.2 | [-0.2, 0.0, 0.2]",
        "0:0.5:0.2 | [0.0, 0.2, 0.4]",
        "0.2,0.8 | [0.2, 0.8]"
      })
  void rangesAreDecimal(String text, String values) {
    assertEquals(values, DependenceOption.DEPENDENCE.read(text).value().toString());
  }

  @Test
  void aRangeGivesATable() {
    MapHost host = host();
    Cell.call(host, "%meta schools --cluster district --dependence 0:0.8:0.4 --as sens", null);
    Table table = (Table) host.values.get("sens");
    assertEquals(List.of(0.0, 0.4, 0.8), table.doubleColumn("rho").asList());
    Cell.call(host, "%meta schools --cluster district --dependence 0,0.5 --as two", "yi ~ year");
    assertEquals(4, ((Table) host.values.get("two")).rowCount());
    Cell.call(host, "%meta schools --cluster district --dependence 0.4 --as one", null);
    double estimate = ((FrequentistFit) host.values.get("one")).estimate();
    assertEquals(estimate, table.doubleColumn("estimate").getDouble(1), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cluster district --dependence high | takes a correlation or a range of them",
        "--cluster district --dependence 0:0.9 | FROM:TO:STEP",
        "--cluster district --dependence 0.9:0:0.1 | goes upwards",
        "--cluster district --dependence 0:0.9:0 | goes upwards",
        "--cluster district --dependence 0:1.2:0.4 | correlations are from -1 to 1",
        "--cluster district --dependence 0:0.9:0.001 | take a larger step",
        "--dependence 0:0.9:0.1 | --dependence needs --cluster COLUMN",
        "--cluster distric --dependence 0:0.9:0.3 | did you mean 'district'",
        "--cluster district --dependence 0:0.9:0.3 --interval profile | several correlations",
        "--cluster district --dependence 0:0.9:0.3 --test-of year | several correlations"
      })
  void aWrongLineSaysWhatToDo(String options, String words) {
    String message =
        assertThrows(MetaError.class, () -> Cell.call(host(), "%meta schools " + options, null))
            .getMessage();
    assertTrue(message.contains(words), message);
  }
}
