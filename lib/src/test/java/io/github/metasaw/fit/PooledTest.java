package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.PredictionInterval;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PooledTest {

  private static Pooled pooled(String test, String rule) {
    return Meta.fit(
            Meta.studies(Meta.dataset("bcg")).read(),
            FreqOptions.defaults()
                .withTest(test)
                .withLevel(0.9)
                .withPrediction(PredictionInterval.parse(rule)))
        .pooled();
  }

  /** By Simpson's rule. */
  private static double integral(DoubleUnaryOperator f, Interval over) {
    int n = 2000;
    double h = over.width() / n;
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      double weight = i == 0 || i == n ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * f.applyAsDouble(over.lower() + i * h);
    }
    return sum * h / 3;
  }

  /** Whatever the distribution, the interval holds its level of the density it is drawn with. */
  @ParameterizedTest
  @CsvSource({"z, as-test", "z, riley", "t, as-test", "knha, normal", "knha, riley"})
  void intervalsHoldTheirLevelOfTheirDensity(String test, String rule) {
    Pooled p = pooled(test, rule);
    assertEquals(0.9, integral(p::density, p.interval()), 1e-9);
    assertEquals(0.9, integral(p::predictiveDensity, p.prediction()), 1e-9);
  }

  /** t on 12 degrees of freedom has heavier tails than the normal distribution. */
  @Test
  void theDensityIsThatOfTheTest() {
    Pooled z = pooled("z", "normal");
    Pooled t = pooled("t", "normal");
    double far = z.estimate() + 5 * (z.upper() - z.estimate());
    assertTrue(t.density(far) > 10 * z.density(far));
    assertEquals(z.predictiveDensity(far), t.predictiveDensity(far), 1e-15);
    assertEquals(12, t.reference().df());
    assertTrue(Double.isNaN(t.reference().predictionDf()));
  }

  @Test
  void namesHaveTheirEstimatorBehindThem() {
    ModelName random = new ModelName(ModelName.RANDOM_EFFECTS, "REML");
    assertEquals("Random effects (REML)", random.label());
    assertEquals("Exchangeable effects (REML)", random.readAs("Exchangeable effects").label());
    ModelName common = new ModelName("Common effect", "");
    assertEquals("Common effect", common.readAs("Exchangeable effects").label());
    assertFalse(pooled("z", "normal").label().isEmpty());
  }
}
