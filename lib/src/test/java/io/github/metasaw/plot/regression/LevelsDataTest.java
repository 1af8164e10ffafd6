package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.bivariate;
import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.inSight;
import static io.github.metasaw.plot.regression.RegressionSamples.restoration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LevelsDataTest {

  @Test
  void levelsShowMeanAndSd() {
    LevelsData data = LevelsData.of(restoration(), "habitat");
    assertEquals(
        List.of("mean", "sigma"),
        data.panels().stream().map(LevelsData.LevelsPanel::name).toList());
    LevelsData.LevelEstimate forest = data.panels().get(1).rows().get(1);
    assertEquals("forest", forest.level());
    assertEquals(0.3786562, forest.estimate(), 1e-6);
    // Duration has mean 0, so the mean of forests is the sum of two coefficients.
    assertEquals(0.4078417, data.panels().get(0).rows().get(1).estimate(), 1e-6);
    inSight(RegressionFigures.levels(restoration(), "habitat"));
    assertThrows(MetaException.class, () -> RegressionFigures.levels(restoration(), "duration"));
  }

  @Test
  void meansAreClusterRobustAndSdsAreNot() {
    FrequentistFit fit = restoration();
    RobustInference robust = fit.robustInference("study", "CR2");
    LevelsData data = LevelsData.of(fit, "habitat", robust);
    LevelsData own = LevelsData.of(fit, "habitat");
    assertEquals(own.panels().get(1), data.panels().get(1));
    // Duration has mean 0 and habitat is the one factor, so these are the marginal means.
    Table means = robust.marginalMeans("habitat");
    for (int i = 0; i < means.rowCount(); i++) {
      LevelsData.LevelEstimate row = data.panels().get(0).rows().get(i);
      assertEquals(means.doubleColumn("estimate").getDouble(i), row.estimate(), 1e-9);
      assertEquals(means.doubleColumn("lower").getDouble(i), row.lower(), 1e-9);
      assertEquals(means.doubleColumn("upper").getDouble(i), row.upper(), 1e-9);
    }
    inSight(RegressionFigures.levels(fit, "habitat", robust));
    assertTrue(RegressionFigures.levels(fit, "habitat", robust).svg().contains("cluster-robust"));
  }

  @Test
  void levelsOfTwoOutcomes() {
    LevelsData data = LevelsData.of(bivariate(), "habitat");
    assertEquals(
        List.of("mean of outcome 1", "mean of outcome 2", "sigma1", "sigma2", "rho12"),
        data.panels().stream().map(LevelsData.LevelsPanel::name).toList());
    inSight(RegressionFigures.levels(bivariate(), "habitat"));
  }
}
