package io.github.metasaw.freq.pvalue;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.random.RRandom;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class PValuesTest {

  private static final ReferenceFile REFERENCE = ReferenceFile.of("metap/combined_p_values");

  @ParameterizedTest
  @ValueSource(strings = {"seven", "forty"})
  void allMethodsAreThoseOfMetap(String name) {
    JsonNode expected = REFERENCE.root().get("results").get(name);
    PValues values = PValues.of(numbers(expected.get("p")));
    PValues weighted = values.withWeights(numbers(expected.get("weights")));
    for (PValueMethod method : PValueMethod.values()) {
      check(expected.get(method.id()), values.combine(method), name + " " + method.id());
    }
    check(expected.get("weighted"), weighted.combine(PValueMethod.STOUFFER), name + " weighted");
  }

  private static void check(JsonNode expected, CombinedPValue actual, String what) {
    assertClose(expected.get("p").asDouble(), actual.p(), 1e-10, what);
    for (String quantity : new String[] {"statistic", "df"}) {
      if (expected.has(quantity)) {
        double own = quantity.equals("df") ? actual.df() : actual.statistic();
        assertClose(expected.get(quantity).asDouble(), own, 1e-10, what + " " + quantity);
      }
    }
  }

  /** Without an effect a combined p value of at most 5 per cent comes in 5 per cent of samples. */
  @ParameterizedTest
  @EnumSource(PValueMethod.class)
  void theTestsKeepTheirLevel(PValueMethod method) {
    RRandom random = RRandom.setSeed(7);
    int rejected = 0;
    int samples = 8000;
    for (int s = 0; s < samples; s++) {
      rejected += PValues.of(random.runif(6)).withAlpha(0.2).combine(method).p() <= 0.05 ? 1 : 0;
    }
    double rate = (double) rejected / samples;
    // A discrete statistic stays below the level.
    double low = method == PValueMethod.BINOMIAL ? 0 : 0.042;
    assertTrue(rate > low && rate < 0.058, method + ": " + rate);
  }

  /** With alternating signs, exact for few terms. */
  @Test
  void sumsOfUniformVariablesHaveTheirDistribution() {
    for (int k = 1; k <= 8; k++) {
      for (double x = 0.1; x < k; x += 0.37) {
        double sum = 0;
        double binomial = 1;
        double factorial = 1;
        for (int j = 1; j <= k; j++) {
          factorial *= j;
        }
        for (int j = 0; j <= x; j++) {
          sum += (j % 2 == 0 ? 1 : -1) * binomial * Math.pow(x - j, k);
          binomial = binomial * (k - j) / (j + 1);
        }
        assertEquals(sum / factorial, UniformSum.cdf(x, k), 1e-12);
      }
    }
  }

  @Test
  void aNormalApproximationHoldsForManyUniformVariables() {
    double sd = Math.sqrt(200 / 12.0);
    assertEquals(0.158655, UniformSum.cdf(100 - sd, 200), 2e-4);
    assertEquals(0.5, UniformSum.cdf(100, 200), 1e-12);
  }

  @Test
  void studiesGiveTheirOwnOneSidedTests() {
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 0.4, -0.1, 0.3),
            DoubleColumn.create("vi", 0.04, 0.04, 0.01));
    CombinedPValue above =
        PValues.of(Meta.studies(dat).read(), true).combine(PValueMethod.STOUFFER);
    assertEquals((2 - 0.5 + 3) / Math.sqrt(3), above.statistic(), 1e-12);
    CombinedPValue below =
        PValues.of(Meta.studies(dat).read(), false).combine(PValueMethod.STOUFFER);
    assertEquals(1, above.p() + below.p(), 1e-12);
  }

  @Test
  void twoSidedValuesTakeTheSignsOfTheirEffects() {
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("p", 0.03, 0.4, Double.NaN),
            DoubleColumn.create("effect", 2.0, -1.0, 1.0));
    assertArrayEquals(new double[] {0.015, 0.8}, PValues.ofTwoSided(dat, "p", "effect").p(), 1e-15);
  }

  /** A p value that a double rounds to 1 is a small one of the other side. */
  @Test
  void anEffectFarOnTheOtherSideCountsAsFarAsItIs() {
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 3, -0.9),
            DoubleColumn.create("vi", 0.01, 0.01),
            DoubleColumn.create("p", Normal.twoSided(30), Normal.twoSided(9)));
    for (PValues values :
        List.of(
            PValues.of(Meta.studies(dat.copy()).read(), true),
            PValues.ofTwoSided(dat, "p", "yi"))) {
      assertEquals(21 / Math.sqrt(2), values.combine(PValueMethod.STOUFFER).statistic(), 1e-9);
      CombinedPValue logit = values.combine(PValueMethod.LOGIT);
      double logits = Normal.logSurvival(9) - Normal.logSurvival(30);
      assertEquals(
          logits * Math.sqrt(3 * 14 / (Math.PI * Math.PI * 2 * 12)), logit.statistic(), 1e-9);
    }
  }

  @Test
  void givenValuesTakeWeightsOfAColumn() {
    Table weights = Table.create("w", DoubleColumn.create("n", 1, 3));
    PValues values = PValues.of(0.1, 0.3);
    assertEquals(
        values.withWeights(1, 3).combine(PValueMethod.STOUFFER).p(),
        values.withWeights(weights, "n").combine(PValueMethod.STOUFFER).p());
  }

  @Test
  void whatIsNoPValueIsRefused() {
    assertEquals(
        "p value 2 is 1.2; a p value lies above 0 and is at most 1",
        assertThrows(MetaException.class, () -> PValues.of(0.1, 1.2)).getMessage());
    assertThrows(MetaException.class, () -> PValues.of(0.1, 0));
    assertThrows(MetaException.class, () -> PValues.of(0.1));
    assertThrows(MetaException.class, () -> PValues.of(0.1, 0.2).withWeights(1));
    assertThrows(MetaException.class, () -> PValues.of(0.1, 0.2).withWeights(1, 0));
    assertThrows(MetaException.class, () -> PValues.of(0.1, 0.2).withAlpha(1));
    assertThrows(MetaException.class, () -> PValueMethod.parse("fischer"));
  }

  @Test
  void aValueOfOneAndAllMethodsStandInTheTable() {
    Table table = PValues.of(1, 0.5).table();
    assertEquals(PValueMethod.values().length, table.rowCount());
    assertEquals(1, table.doubleColumn("p").getDouble(1), 1e-12);
  }
}
