package io.github.metasaw.freq.counts;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Double-zero studies, groups without events or with nothing else, one study and two studies, by
 * every measure and every rule for zero cells, against metafor.
 */
class SparseCountsTest {

  private static final double TOLERANCE = 1e-10;
  private static final JsonNode FILE = CountTables.file("closed_forms_sparse");

  static Stream<JsonNode> cases() {
    return StreamSupport.stream(FILE.get("cases").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void closedFormsAgreeWithMetafor(JsonNode expected) {
    if (expected.has("error")) {
      // R stops; here the estimate is missing, or no table is left to pool.
      assertNoEstimate(expected);
      return;
    }
    CountsSolution fit = fit(expected);
    boolean isWithout = number(expected.get("k_yi")) == 0;
    assertClose(number(expected.get("b")), fit.estimate(), TOLERANCE, "b");
    assertClose(number(expected.get("se")), fit.se(), TOLERANCE, "se");
    assertEquals(number(expected.get("k")), fit.rows());
    assertEquals(number(expected.get("k_yi")), fit.estimates());
    if (!isWithout) {
      ChiSquareTest q = fit.test(CountsTest.HETEROGENEITY);
      assertClose(number(expected.get("QE")), q.statistic(), 1e-9, "QE");
      // A variance of 0 makes Q infinite in R, and its p value 0; here both are missing.
      double p = Double.isNaN(q.statistic()) ? Double.NaN : number(expected.get("QEp"));
      assertClose(p, q.p(), TOLERANCE, "QEp");
      assertClose(number(expected.get("I2")), 100 * fit.spread().I2(), 1e-9, "I2");
      assertClose(number(expected.get("H2")), fit.spread().H2(), 1e-9, "H2");
      assertClose(number(expected.get("ll")), fit.fit().criteria().logLik(), TOLERANCE, "ll");
    }
    assertTests(expected, fit);
  }

  private static void assertTests(JsonNode expected, CountsSolution fit) {
    ChiSquareTest breslowDay = fit.test(CountsTest.BRESLOW_DAY);
    ChiSquareTest tarone = fit.test(CountsTest.TARONE);
    ChiSquareTest association = fit.test(CountsTest.MANTEL_HAENSZEL);
    assertClose(number(expected.get("MH")), association.statistic(), TOLERANCE, "MH");
    // The statistic of a single table is 0 but for rounding.
    assertEquals(number(expected.get("BD")), breslowDay.statistic(), 1e-11, "BD");
    assertClose(number(expected.get("BDp")), breslowDay.p(), TOLERANCE, "BDp");
    assertEquals(number(expected.get("TA")), tarone.statistic(), 1e-11, "TA");
    assertClose(number(expected.get("TAp")), tarone.p(), TOLERANCE, "TAp");
  }

  private static void assertNoEstimate(JsonNode expected) {
    try {
      assertClose(Double.NaN, fit(expected).estimate(), 0, expected.toString());
    } catch (MetaException e) {
      assertEquals(true, e.getMessage().contains("no study has both"), e.getMessage());
    }
  }

  private static CountsSolution fit(JsonNode expected) {
    JsonNode rule = FILE.get("rules").get(expected.get("rule").asText());
    CountData data = data(expected.get("data").asText());
    String measure = expected.get("measure").asText();
    return measure.equals("PETO")
        ? Peto.of()
            .withStudyZeros(zeros(rule, 0))
            .withPooledZeros(zeros(rule, 1))
            .fit((TwoByTwoTables) data)
        : MantelHaenszel.of(EffectMeasure.valueOf(measure))
            .withStudyZeros(zeros(rule, 0))
            .withPooledZeros(zeros(rule, 1))
            .withCorrection(expected.get("correct").asBoolean())
            .fit(data);
  }

  private static ZeroCells zeros(JsonNode rule, int i) {
    return new ZeroCells(
        rule.get("add").get(i).asDouble(),
        rule(rule.get("to").get(i).asText()),
        rule.get("drop00").get(i).asBoolean());
  }

  private static CountData data(String name) {
    JsonNode t = FILE.get("tables").get(name);
    if (t != null) {
      return new TwoByTwoTables(
          numbers(t.get("ai")), numbers(t.get("bi")), numbers(t.get("ci")), numbers(t.get("di")));
    }
    JsonNode p = FILE.get("person_time").get(name);
    return new TwoGroupRates(
        numbers(p.get("x1i")), numbers(p.get("t1i")), numbers(p.get("x2i")), numbers(p.get("t2i")));
  }

  @Test
  void aNegativeConstantIsRefused() {
    MetaException e =
        assertThrows(MetaException.class, () -> new ZeroCells(-0.5, ZeroCellRule.ALL, false));
    assertEquals("what is added to counts must be a number of 0 or more, not -0.5", e.getMessage());
  }

  private static ZeroCellRule rule(String id) {
    return Stream.of(ZeroCellRule.values())
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
