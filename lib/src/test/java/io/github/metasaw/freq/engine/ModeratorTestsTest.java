package io.github.metasaw.freq.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import org.junit.jupiter.api.Test;

class ModeratorTestsTest {

  private static FrequentistFit fit(String model, String test) {
    return Meta.fit(Dataset.BCG.table(), model, FreqOptions.defaults().withTest(test));
  }

  @Test
  void oneModeratorIsTestedAsItsCoefficient() {
    FrequentistFit z = fit("yi ~ ablat", "z");
    double ratio = z.beta()[1] / z.standardErrors()[1];
    assertEquals(ratio * ratio, z.moderatorTest().statistic(), 1e-10);
    assertEquals(1, z.moderatorTest().df1());
    assertTrue(Double.isNaN(z.moderatorTest().df2()));
    FrequentistFit t = fit("yi ~ ablat", "knha");
    assertEquals(11, t.moderatorTest().df2());
    assertEquals(t.coefficients().doubleColumn("p").get(1), t.moderatorTest().p(), 1e-12);
  }

  @Test
  void withoutModeratorsTheMeanIsTested() {
    FrequentistFit mean = fit("yi ~ 1", "z");
    assertEquals(mean.p(), mean.moderatorTest().p(), 1e-12);
    assertTrue(Double.isNaN(mean.R2()));
  }

  @Test
  void r2IsTheShareOfTau2() {
    double all = fit("yi ~ 1", "z").tau2();
    FrequentistFit moderated = fit("yi ~ ablat", "z");
    assertEquals(1 - moderated.tau2() / all, moderated.R2(), 1e-10);
  }
}
