package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** The magics of posteriors. */
class BayesMagicsTest {

  private static final String PRIORS =
      "yi ~ 1 + meta_V(V = vi)\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)\n";

  static MapHost host() {
    Table bcg = Meta.dataset("bcg");
    return new MapHost()
        .with("dat", bcg)
        .with("fit", Meta.fit(Meta.studies(bcg).named("dat").read()))
        .with("post", Meta.bayes(bcg, PRIORS))
        .with("reg", Meta.bayes(bcg, "yi ~ ablat\nprior tau = half_cauchy(0.5)"));
  }

  private static Object call(MapHost host, String line, String body) {
    return Cell.call(host, line, body);
  }

  @Test
  void aCellGivesAPosteriorWithSummaryAndForest() {
    MapHost host = host();
    assertNull(call(host, "%bayes dat --as p", PRIORS));
    BayesFit p = (BayesFit) host.values.get("p");
    assertEquals(BayesFit.class, host.types.get("p"));
    assertEquals("exact", p.sampler());
    assertEquals(
        List.of(Sheet.class, Figure.class), host.displayed.stream().map(Object::getClass).toList());
    String text = ((Sheet) host.displayed.get(0)).text();
    assertTrue(text.contains("priors: mu = normal(0, sd = 1); tau = half_cauchy(0.5)"), text);
    assertTrue(text.contains("theta_new"), text);
    assertFalse(text.contains("NaN"), text);
    assertTrue(host.updates.isEmpty());
  }

  @Test
  void aLineIsTheSameAsACell() {
    MapHost host = host();
    call(
        host,
        "%bayes dat --yi yi --vi vi --prior \"mu = normal(0, sd = 1)\" --prior \"prior tau ="
            + " half_cauchy(0.5)\" --as p",
        null);
    assertEquals(
        ((BayesFit) host.value("post")).logMarginal(), ((BayesFit) host.value("p")).logMarginal());
    assertTrue(call(host, "%bayes dat;", null) instanceof BayesFit);
  }

  @Test
  void optionsAddPriorsToACell() {
    MapHost host = host();
    call(host, "%bayes dat --prior L9 --as p", "yi ~ 1\nprior mu = normal(0, sd = 1)\n");
    assertEquals(
        "uniform(0, 100)", ((BayesFit) host.value("p")).priors().stringColumn("prior").get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%forest post",
        "%forest fit post",
        "%forest post --by alloc",
        "%forest reg",
        "%check post",
        "%weights post",
        "%compare fit post reg",
        "%predict post",
        "%predict reg",
        "%predict reg --at dat",
        "%summary post",
        "%summary post mu tau theta[3]",
        "%summary post theta --style coda",
        "%summary fit",
        "%bayes dat --prior L11",
        "%trace post tau mu",
        "%density post",
        "%rank post tau",
        "%autocorrelation post theta[2]",
        "%tau post post",
        "%shrinkage post",
        "%shrinkage fit",
        "%effects post",
        "%caterpillar post --exp",
        "%spread post",
        "%predictive post",
        "%predictive post theta[3] --bin 0.1",
        "%sensitivity dat --psi2 1 --tau2 0.25 --priors \"L9, tau = uniform(0, 2)\""
      })
  void magicsTakeAPosterior(String line) {
    Object shown = call(host(), line, null);
    assertNotNull(shown);
    assertFalse(Render.of(shown).content().get("text/plain").toString().contains("NaN"));
  }

  @Test
  void studiesGoByTheirLabels() {
    MapHost host = host();
    call(host, "%bayes dat --label author --as p", PRIORS);
    call(host, "%summary p \"theta[Aronson]\" theta[2] --as s", null);
    assertEquals(
        List.of("theta[1]", "theta[2]"), ((Table) host.value("s")).stringColumn(0).asList());
  }

  @Test
  void aSummaryHasNoColumnsOfDrawsWhereThereAreNone() {
    MapHost host = host();
    Table exact = (Table) call(host, "%summary post mu", null);
    assertEquals(
        List.of("variable", "mean", "sd", "q2.5", "q25", "median", "q75", "q97.5"),
        exact.columnNames());
    call(host, "%bayes dat --sampler direct --draws 100 --as d", PRIORS);
    Table drawn = (Table) call(host, "%summary d mu tau", null);
    assertEquals(List.of(2, 12), List.of(drawn.rowCount(), drawn.columnCount()));
  }

  @Test
  void codaPrintsDrawsAsR() {
    MapHost host = host();
    call(host, "%bayes dat --sampler direct --chains 1 --draws 500 --as d", PRIORS);
    Object shown = call(host, "%summary d tau --style coda", null);
    String text = Render.of(shown).content().get("text/plain").toString();
    assertTrue(text.contains("Sample size per chain = 500"), text);
    assertTrue(text.contains("Naive SE"), text);
    String sheet = Render.of(host.value("d")).content().get("text/plain").toString();
    assertTrue(sheet.contains("(direct, 1 × 500 draws, seed 20)"), sheet);
    assertTrue(sheet.contains("ESS bulk"), sheet);
  }

  @Test
  void whatItCannotDoWithAPosteriorItSays() {
    MapHost host = host();
    assertEquals(
        "'post' is a BayesFit, but a fit of %meta is needed; fits of %meta here: fit",
        fault(host, "%funnel post", null));
    assertEquals(
        "'post' is a BayesFit, but a FrequentistFit is needed; frequentist fits here: fit",
        fault(host, "%baujat post", null));
    assertEquals(
        "'fit' is a FrequentistFit, which has no draws: variables and --style coda are for a"
            + " BayesFit",
        fault(host, "%summary fit --style coda", null));
    assertEquals(
        "no style 'cod'; did you mean 'coda'? Styles: table, coda",
        fault(host, "%summary post --style cod", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%loo post", "%cumulative post --by year", "%influence post", "%loo reg"})
  void posteriorsWithoutEachStudyAreTablesWithAFigure(String line) {
    MapHost host = host();
    call(host, line + " --as t", null);
    Table table = (Table) host.value("t");
    assertEquals(13, table.rowCount());
    assertEquals("study", table.columnNames().get(0));
    assertTrue(host.displayed.stream().anyMatch(Figure.class::isInstance));
  }

  @Test
  void logsOfAPosteriorAreShownAsRatios() {
    MapHost host = host();
    call(host, "%loo post --as logs", null);
    call(host, "%loo post --exp --as ratios", null);
    Table logs = (Table) host.value("logs");
    Table ratios = (Table) host.value("ratios");
    for (String column : List.of("estimate", "median", "lower", "upper")) {
      assertEquals(
          Math.exp(logs.doubleColumn(column).get(3)), ratios.doubleColumn(column).get(3), 1e-12);
    }
    assertEquals(logs.doubleColumn("tau").get(3), ratios.doubleColumn("tau").get(3));
    assertFalse(ratios.containsColumn("sd"));
  }

  @Test
  void aSampledPosteriorIsRefusedWithTheOption() {
    MapHost host = host();
    call(host, "%bayes dat --sampler direct --chains 1 --draws 50 --as d", PRIORS);
    String fault = fault(host, "%influence d", null);
    assertTrue(fault.endsWith("take --sampler exact"), fault);
  }

  private static String fault(MapHost host, String line, String body) {
    return assertThrows(MetaError.class, () -> call(host, line, body)).getMessage();
  }

  @Test
  void anInterruptEndsARunAndAssignsNothing() {
    MapHost host = host();
    Thread.currentThread().interrupt();
    try {
      MetaError error =
          assertThrows(
              MetaError.class,
              () -> call(host, "%bayes dat --sampler direct --draws 1000000 --as never", PRIORS));
      assertEquals("interrupted: nothing was assigned", error.getMessage());
      assertTrue(Thread.interrupted());
    } finally {
      Thread.interrupted();
    }
    assertFalse(host.values.containsKey("never"));
  }
}
