package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.bias.FailSafeNumber.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailSafeNumberTest {

  /**
   * metafor 5.1: {@code fsn(rma(yi, vi, method, test), exact = TRUE)} of the log risk ratios of the
   * BCG trials, which draws the studies added at random, scaled to mean and SD. For knha it names
   * one study more than is enough, where its search ends just above the whole number: by REML p is
   * 0.0475 with 21 studies added and 0.0503 with 22.
   */
  @ParameterizedTest
  @CsvSource({"REML, t, 24", "REML, knha, 22", "DL, t, 29", "DL, knha, 21"})
  void generalNumberHonoursTheTest(String method, String test, int expected) {
    FrequentistFit bcg = BiasStudies.bcg();
    FrequentistFit fit =
        Meta.fit(bcg.studies(), FreqOptions.defaults().withMethod(method).withTest(test));
    FailSafeNumber general =
        FailSafeNumber.all(fit, 0.05, Double.NaN).stream()
            .filter(number -> number.method() == Method.GENERAL)
            .findFirst()
            .orElseThrow();
    assertEquals(expected, general.n());
    assertEquals(fit.p(), general.p());
  }
}
