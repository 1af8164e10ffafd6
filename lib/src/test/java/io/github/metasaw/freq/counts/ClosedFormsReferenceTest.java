package io.github.metasaw.freq.counts;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every closed form of {@code reference/metafor_other}, to ten digits. */
class ClosedFormsReferenceTest {

  private static final double TOLERANCE = 1e-10;

  @ParameterizedTest
  @CsvSource({
    "mh_peto_bcg, OR, true",
    "mh_peto_bcg, OR, false",
    "mh_peto_bcg, RR, true",
    "mh_peto_bcg, RR, false",
    "mh_peto_bcg, RD, true",
    "mh_peto_bcg, RD, false",
    "mh_peto_hine1989, OR, true",
    "mh_peto_hine1989, OR, false",
    "mh_peto_hine1989, RR, true",
    "mh_peto_hine1989, RR, false",
    "mh_peto_hine1989, RD, true",
    "mh_peto_hine1989, RD, false",
    "mh_peto_nielweise2007, OR, true",
    "mh_peto_nielweise2007, OR, false",
    "mh_peto_nielweise2007, RR, true",
    "mh_peto_nielweise2007, RR, false",
    "mh_peto_nielweise2007, RD, true",
    "mh_peto_nielweise2007, RD, false"
  })
  void tablesByMantelHaenszel(String file, EffectMeasure measure, boolean corrected) {
    String name = "MH_" + measure + (corrected ? "_correct" : "_nocorrect");
    JsonNode expected = CountTables.file(file).get(name);
    CountsSolution fit =
        MantelHaenszel.of(measure).withCorrection(corrected).fit(CountTables.tables(file));
    assertPooled(expected, fit);
    assertTest(expected, "MH", fit.test(CountsTest.MANTEL_HAENSZEL));
    assertTest(expected, "BD", fit.test(CountsTest.BRESLOW_DAY));
    assertTest(expected, "TA", fit.test(CountsTest.TARONE));
    double[] statistics = numbers(expected.get("fit_stats_ML"));
    assertClose(statistics[0], fit.fit().criteria().logLik(), TOLERANCE, "logLik");
    assertClose(statistics[1], fit.fit().deviance(), TOLERANCE, "deviance");
    assertClose(statistics[2], fit.fit().criteria().aic(), TOLERANCE, "AIC");
    assertClose(statistics[3], fit.fit().criteria().bic(), TOLERANCE, "BIC");
    assertClose(statistics[4], fit.fit().criteria().aicc(), TOLERANCE, "AICc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IRR", "IRD"})
  void personTimeByMantelHaenszel(EffectMeasure measure) {
    JsonNode expected =
        CountTables.file("mh_person_time_nielweise2008").get("results").get(measure.id());
    CountData data = CountTables.personTime("mh_person_time_nielweise2008");
    CountsSolution fit = MantelHaenszel.of(measure).fit(data);
    assertEstimate(expected, fit);
    assertTest(expected, "MH", fit.test(CountsTest.MANTEL_HAENSZEL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mh_peto_bcg", "mh_peto_hine1989", "mh_peto_nielweise2007"})
  void peto(String file) {
    assertPooled(CountTables.file(file).get("PETO"), Peto.of().fit(CountTables.tables(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mh_peto_hine1989", "mh_peto_nielweise2007"})
  void everyStudyLeftOut(String file) {
    JsonNode expected = CountTables.file(file).get("leave1out_MH_OR");
    TwoByTwoTables data = CountTables.tables(file);
    MantelHaenszel method = MantelHaenszel.of(EffectMeasure.OR);
    for (int i = 0; i < data.k(); i++) {
      int left = i;
      int[] rows = IntStream.range(0, data.k()).filter(j -> j != left).toArray();
      assertRow(expected, i, method.fit(data.select(rows)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mh_peto_hine1989", "mh_peto_nielweise2007"})
  void oneStudyAfterTheOther(String file) {
    JsonNode expected = CountTables.file(file).get("cumul_PETO");
    TwoByTwoTables data = CountTables.tables(file);
    for (int i = 0; i < data.k(); i++) {
      int[] rows = IntStream.rangeClosed(0, i).toArray();
      assertRow(expected, i, Peto.of().fit(data.select(rows)));
    }
  }

  private static void assertRow(JsonNode expected, int i, CountsSolution fit) {
    ChiSquareTest q = fit.test(CountsTest.HETEROGENEITY);
    Interval interval = Interval.wald(fit.estimate(), fit.se(), 0.95);
    double[] values = {
      fit.estimate(),
      fit.se(),
      interval.lower(),
      interval.upper(),
      q.statistic(),
      q.p(),
      100 * fit.spread().I2(),
      fit.spread().H2()
    };
    String[] names = {"estimate", "se", "ci.lb", "ci.ub", "Q", "Qp", "I2", "H2"};
    for (int j = 0; j < names.length; j++) {
      String what = names[j] + " of row " + (i + 1);
      assertClose(numbers(expected.get(names[j]))[i], values[j], TOLERANCE, what);
    }
  }

  private static void assertPooled(JsonNode expected, CountsSolution fit) {
    assertEstimate(expected, fit);
    assertEquals(expected.get("k").asInt(), fit.rows());
    assertEquals(expected.get("k_yi").asInt(), fit.estimates());
    assertClose(number(expected.get("I2")), 100 * fit.spread().I2(), TOLERANCE, "I2");
    assertClose(number(expected.get("H2")), fit.spread().H2(), TOLERANCE, "H2");
    assertEquals(0, fit.spread().tau2());
  }

  private static void assertEstimate(JsonNode expected, CountsSolution fit) {
    assertClose(number(expected.get("b")), fit.estimate(), TOLERANCE, "b");
    assertClose(number(expected.get("se")), fit.se(), TOLERANCE, "se");
    double z = fit.estimate() / fit.se();
    assertClose(number(expected.get("pval")), Normal.twoSided(z), TOLERANCE, "pval");
    assertTest(expected, "QE", fit.test(CountsTest.HETEROGENEITY));
  }

  private static void assertTest(JsonNode expected, String name, ChiSquareTest test) {
    assertClose(number(expected.get(name)), test.statistic(), TOLERANCE, name);
    if (test.exists()) {
      assertClose(number(expected.get(name + "p")), test.p(), TOLERANCE, name + "p");
    }
    assertFalse(test.exists() && test.df() < 1, name);
  }
}
