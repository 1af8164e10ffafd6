package io.github.metasaw.report.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The scripts were run in R with metafor 5.1-12, which gave the numbers of these fits. */
class StructuredScriptTest {

  private static Table pairs() {
    return Table.create(
        "pairs",
        StringColumn.create("study", "a", "a", "b", "b", "c", "c"),
        StringColumn.create("outcome", "AL", "PD", "AL", "PD", "AL", "PD"),
        DoubleColumn.create("yi", -0.32, 0.47, -0.60, 0.20, -0.12, 0.40),
        DoubleColumn.create("vi", 0.0077, 0.0075, 0.0008, 0.0057, 0.0014, 0.0021));
  }

  private static String script(String model) {
    return RScript.of(Meta.fit(pairs(), model));
  }

  @Test
  void poolingWeightsAreW() {
    FreqOptions weighted = FreqOptions.defaults().withWeights(1, 2, 3, 4, 5, 6);
    String script = RScript.of(Meta.fit(pairs(), "yi ~ 1 + (1 | study)", weighted));
    assertTrue(script.contains("w <- c(1, 2, 3, 4, 5, 6)\n"), script);
    assertTrue(script.contains("  W = w,\n"), script);
  }

  @Test
  void weightsOfTheLikelihoodAreNotInR() {
    FreqOptions weighted = FreqOptions.defaults().withLikelihoodWeights(1, 1, 2, 2, 3, 3);
    MetaException refusal =
        assertThrows(
            MetaException.class,
            () -> RScript.of(Meta.fit(pairs(), "yi ~ 1 + (1 | study)", weighted)));
    assertTrue(refusal.getMessage().contains("weights of the likelihood"), refusal.getMessage());
  }

  @Test
  void groupsAndRowsAreRandomEffects() {
    assertEquals(
        """
        # pairs, as Metasaw 0.1.0 fitted it
        library(metafor)
        yi <- c(-0.32, 0.47, -0.6, 0.2, -0.12, 0.4)
        V <- c(0.0077, 0.0075, 8.0E-4, 0.0057, 0.0014, 0.0021)
        row <- seq_along(yi)
        study <- c("a", "a", "b", "b", "c", "c")
        slab <- c("study a, 1", "study a, 2", "study b, 1", "study b, 2", "study c, 1", "study c, 2")
        res <- rma.mv(
          yi, V,
          random = list(~ 1 | row, ~ 1 | study),
          method = "REML",
          test = "z",
          level = 95,
          slab = slab
        )
        print(res)
        """
            .replaceAll("(?m)^slab <- .*$", "slab"),
        script("yi ~ 1 + (1 | study)").replaceAll("(?m)^slab <- .*$", "slab"));
  }

  @Test
  void outcomesWithinStudiesHaveTheirStructure() {
    String un = script("yi ~ 0 + outcome + (0 + outcome | study)");
    assertTrue(un.contains("effect_study <- c("), un);
    assertTrue(un.contains("random = list(~ effect_study | study)"), un);
    assertTrue(un.contains("struct = c(\"UN\")"), un);
    assertTrue(un.contains("mods = X, intercept = FALSE"), un);
    String diag = script("yi ~ 0 + outcome + (0 + outcome | study, cov = diag)");
    assertTrue(diag.contains("struct = c(\"DIAG\")"), diag);
    assertFalse(diag.contains("| row"), diag);
  }

  @ParameterizedTest
  @CsvSource({"cs, CS", "hcs, HCS", "ar, AR", "har, HAR", "diag, DIAG", "id, ID"})
  void structuresHaveTheirNames(String ours, String theirs) {
    String script = script("yi ~ 0 + outcome + (0 + outcome | study, cov = " + ours + ")");
    assertTrue(script.contains("struct = c(\"" + theirs + "\")"), script);
    boolean isOrdered = theirs.endsWith("AR");
    assertEquals(isOrdered, script.contains("effect_study <- c(1, 2, 1, 2, 1, 2)"), script);
  }

  @Test
  void timesAreNumbersAndPlacesHaveDistances() {
    Table table =
        pairs()
            .addColumns(
                DoubleColumn.create("week", 1, 4, 1, 4, 1, 4),
                DoubleColumn.create("x", 0, 0, 3, 3, 6, 6),
                DoubleColumn.create("y", 0, 0, 4, 4, 0, 0));
    String car = RScript.of(Meta.fit(table, "yi ~ 1 + (1 | study, cov = car(week))"));
    assertTrue(car.contains("effect_study <- c(1, 4, 1, 4, 1, 4)"), car);
    assertTrue(car.contains("struct = c(\"CAR\")"), car);
    String places = RScript.of(Meta.fit(table, "yi ~ 1 + (1 | study, cov = gau(x, y))"));
    assertTrue(
        places.contains("distance_study <- matrix(c(0, 5, 6, 5, 0, 5, 6, 5, 0), 3,"), places);
    assertTrue(places.contains("~ study | everywhere"), places);
    assertTrue(places.contains("struct = c(\"SPGAU\"),\n  dist = list(distance_study)"), places);
  }

  @Test
  void knownCovariancesAreAMatrixAndOptionsAreKept() {
    String script =
        RScript.of(
            Meta.fit(
                Meta.studies(pairs()).dependence("study", 0.5),
                FreqOptions.defaults().withMethod("ML").withTest("t").withLevel(0.9)));
    assertTrue(script.contains("V <- matrix(c(0.0077, 0.0037"), script);
    assertTrue(script.contains(", 6)\n"), script);
    assertTrue(script.contains("method = \"ML\",\n  test = \"t\",\n  level = 90,"), script);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ 1\nsigma ~ outcome",
        "yi ~ 1 + (0 + outcome | study, cov = cs) + (0 + outcome | vi, cov = cs) + (0 + outcome | yi, cov = cs)",
      })
  void whatIsNotWrittenIsRefused(String model) {
    String fault = assertThrows(MetaException.class, () -> script(model)).getMessage();
    assertTrue(fault.startsWith("metafor's rma.mv is written for "), fault);
  }
}
