package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.inSight;
import static io.github.metasaw.plot.regression.RegressionSamples.restoration;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileDataTest {

  @Test
  void profilesFallToTheEndsOfTheirIntervals() {
    FrequentistFit fit = restoration();
    ProfileData data = ProfileData.of(fit, List.of("sigma:habitatforest"));
    ProfileData.ProfileCurve curve = data.curves().get(0);
    assertEquals(1.9207, data.drop(), 1e-4);
    for (int i = 0; i < curve.value().length; i++) {
      boolean inside = curve.value()[i] > curve.lower() && curve.value()[i] < curve.upper();
      assertEquals(inside, curve.fall()[i] > -data.drop(), "at " + curve.value()[i]);
    }
    inSight(RegressionFigures.profile(fit));
  }
}
