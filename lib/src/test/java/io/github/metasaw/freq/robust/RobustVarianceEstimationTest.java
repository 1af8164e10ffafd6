package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Against robumeta 2.0 on its data sets corrdat and hierdat: 56 fits with both working models, rho
 * from 0 to 1, with and without small-sample corrections.
 */
class RobustVarianceEstimationTest {

  private static final ReferenceFile ROBUMETA = ReferenceFile.of("robumeta/robu");

  private static Table table(String name) {
    Table table = Table.create(name);
    ROBUMETA
        .root()
        .get(name)
        .properties()
        .forEach(
            column ->
                table.addColumns(
                    DoubleColumn.create(
                        column.getKey(), ReferenceFile.numbers(column.getValue()))));
    table.column("effectsize").setName("yi");
    table.column("var").setName("vi");
    return table;
  }

  private static RveFit fit(String data, String model, RobustVarianceEstimation settings) {
    StudyReader reader = Meta.studies(table(data));
    return settings.fit(reader, ModelSpec.parse(model, Map.of()));
  }

  private static void close(double expected, double actual, String what) {
    assertEquals(expected, actual, 1e-8 * Math.max(1e-3, Math.abs(expected)), what);
  }

  @Test
  void robumetaAgreesOnItsDataSets() {
    int count = 0;
    for (JsonNode theirs : ROBUMETA.root().get("fits")) {
      RobustVarianceEstimation settings =
          RobustVarianceEstimation.of("studyid")
              .withWeights(RveWeights.parse(theirs.get("weights").asText()))
              .withRho(theirs.get("rho").asDouble())
              .withType(theirs.get("small").asBoolean() ? "CR2" : "CR1");
      String what = settings + " " + theirs.get("data") + " " + theirs.get("model");
      RveFit fit = fit(theirs.get("data").asText(), theirs.get("model").asText(), settings);
      close(theirs.get("tau2").asDouble(), fit.tau2(), what + " tau2");
      close(theirs.get("omega2").asDouble(), fit.omega2(), what + " omega2");
      if (settings.weights() == RveWeights.CORRELATED) {
        close(theirs.get("I2").asDouble(), fit.I2(), what + " I2");
      }
      Table ours = fit.coefficients();
      Map<String, String> columns =
          Map.of("b", "estimate", "se", "se", "t", "statistic", "df", "df", "p", "p");
      columns.forEach(
          (their, our) -> {
            double[] values = ReferenceFile.numbers(theirs.get(their));
            for (int j = 0; j < values.length; j++) {
              close(values[j], ours.doubleColumn(our).getDouble(j), what + " " + our);
            }
          });
      double[] lower = ReferenceFile.numbers(theirs.get("lower"));
      close(lower[0], ours.doubleColumn("lower").getDouble(0), what + " lower");
      assertEquals(Math.sqrt(fit.vcov()[0][0]), ours.doubleColumn("se").getDouble(0), 1e-15);
      count++;
    }
    assertEquals(56, count);
  }

  /** With one row per cluster both working models are the ordinary one with tau2 by moments. */
  @Test
  void singleRowsHaveNoCorrelation() {
    Table bcg = Meta.dataset("bcg");
    ModelSpec model = ModelSpec.parse("yi ~ 1", Map.of());
    RobustVarianceEstimation settings = RobustVarianceEstimation.of("trial");
    double dl = Meta.fit(Meta.studies(bcg).read(), DL).tau2();
    for (double rho : new double[] {0, 0.5, 1}) {
      RveFit fit = settings.withRho(rho).fit(Meta.studies(bcg), model);
      assertEquals(dl, fit.tau2(), 1e-12, "DerSimonian and Laird");
      assertEquals(13, fit.clusters());
    }
  }

  private static final FreqOptions DL = FreqOptions.defaults().withMethod("DL");

  @Test
  void whatItCannotUseIsRefused() {
    RobustVarianceEstimation settings = RobustVarianceEstimation.of("studyid");
    assertThrows(MetaException.class, () -> settings.withRho(-0.1));
    assertThrows(MetaException.class, () -> settings.withLevel(95));
    assertThrows(MetaException.class, () -> settings.withType("CR9"));
    assertThrows(MetaException.class, () -> RveWeights.parse("both"));
    assertThrows(
        MetaException.class,
        () ->
            RobustVarianceEstimation.of("trial")
                .withWeights(RveWeights.HIERARCHICAL)
                .fit(Meta.studies(Meta.dataset("bcg")), ModelSpec.parse("yi ~ 1", Map.of())));
    assertMessage("leave terms such as (1 | study)", "yi ~ males + (1 | studyid)");
    assertMessage("combination of the other moderators", "yi ~ males + I(2 * males)");
    assertThrows(
        MetaException.class,
        () ->
            settings.fit(
                Meta.studies(table("corrdat")).dependence("studyid", 0.5),
                ModelSpec.parse("yi ~ 1", Map.of())));
  }

  private static void assertMessage(String words, String model) {
    String message =
        assertThrows(
                MetaException.class,
                () -> fit("corrdat", model, RobustVarianceEstimation.of("studyid")))
            .getMessage();
    assertTrue(message.contains(words), message);
  }
}
