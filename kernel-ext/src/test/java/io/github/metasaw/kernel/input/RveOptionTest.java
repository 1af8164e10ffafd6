package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.freq.robust.RobustVarianceEstimation;
import io.github.metasaw.freq.robust.RveWeights;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.MetaError;
import io.github.metasaw.model.ModelSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class RveOptionTest {

  private static MapHost host() {
    return new MapHost().with("schools", Dataset.KONSTANTOPOULOS2011.table());
  }

  @Test
  void theTableIsThatOfTheLibrary() {
    MapHost host = host();
    Cell.call(
        host,
        "%meta schools --rve corr --cluster district --dependence 0.5 --type CR1 --level 0.9 --as r",
        "yi ~ year");
    RobustVarianceEstimation settings =
        RobustVarianceEstimation.of("district").withRho(0.5).withType("CR1").withLevel(0.9);
    Table expected =
        settings
            .fit(
                Meta.studies(Dataset.KONSTANTOPOULOS2011.table()),
                ModelSpec.parse("yi ~ year", Map.of()))
            .coefficients();
    assertEquals(expected.print(), ((Table) host.values.get("r")).print());
    Cell.call(host, "%meta schools --rve hier --cluster district --as h", null);
    double hierarchical =
        RobustVarianceEstimation.of("district")
            .withWeights(RveWeights.HIERARCHICAL)
            .fit(
                Meta.studies(Dataset.KONSTANTOPOULOS2011.table()),
                ModelSpec.parse("yi ~ 1", Map.of()))
            .coefficients()
            .doubleColumn("se")
            .getDouble(0);
    assertEquals(
        hierarchical, ((Table) host.values.get("h")).doubleColumn("se").getDouble(0), 1e-15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rve corr | --rve needs --cluster COLUMN",
        "--rve both --cluster district | no working model 'both'",
        "--rve corr --cluster district --dependence -0.5 | a correlation from 0 to 1",
        "--rve corr --cluster district --dependence 0,0.5 | takes one correlation",
        "--rve hier --cluster district --dependence 0.5 | no effect on hierarchical effects",
        "--rve corr --cluster district --method ML | is of models with a likelihood",
        "--rve corr --cluster district --test-of year | is of models with a likelihood",
        "--rve corr --cluster district --tau2 0.1 | is of models with a likelihood",
        "--rve corr --cluster distrct | did you mean 'district'",
        "--rve corr --cluster district --type CR8 | no type 'CR8'"
      })
  void aWrongLineSaysWhatToDo(String options, String words) {
    String message =
        assertThrows(MetaError.class, () -> Cell.call(host(), "%meta schools " + options, null))
            .getMessage();
    assertTrue(message.contains(words), message);
  }
}
