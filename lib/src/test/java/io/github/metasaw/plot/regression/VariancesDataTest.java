package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.bivariate;
import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.inSight;
import static io.github.metasaw.plot.regression.RegressionSamples.labels;
import static io.github.metasaw.plot.regression.RegressionSamples.restoration;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariancesDataTest {

  /** The report table of the document, as bars: known and extra variance by habitat. */
  @Test
  void barsAreMeansOfVariancesBySource() {
    VariancesData data = VariancesData.of(restoration(), "habitat");
    assertEquals(List.of("sampling error", "sigma^2"), data.sources());
    assertEquals(List.of("grassland", "forest"), labels(data));
    assertEquals(0.06715651, data.bars().get(0).total(), 1e-6);
    assertEquals(0.19328933, data.bars().get(1).total(), 1e-6);
    assertEquals(0.01904467, data.bars().get(0).variances().get(1), 1e-6);
    inSight(RegressionFigures.variances(restoration(), "habitat"));
  }

  @Test
  void barsNameGroupsAndOutcomes() {
    FrequentistFit nested =
        Meta.fit(data("repeated_seed303"), "yi ~ 1 + (1 | habitat/study) + meta_V(V = vi)");
    VariancesData data = VariancesData.of(nested, "");
    assertEquals(List.of("sampling error", "habitat", "habitat/study", "sigma^2"), data.sources());
    assertEquals(List.of("all rows"), labels(data));
    assertEquals(
        nested.variances().doubleColumn("totalVariance").mean(), data.bars().get(0).total(), 1e-12);
    FrequentistFit one =
        Meta.fit(data("repeated_seed303"), "yi ~ 1 + (1 | study) + meta_V(V = vi)");
    assertEquals(
        List.of("sampling error", "study", "sigma^2"), VariancesData.of(one, "").sources());
    assertEquals(List.of("outcome 1", "outcome 2"), labels(VariancesData.of(bivariate(), "")));
    inSight(RegressionFigures.variances(nested, ""));
    inSight(RegressionFigures.variances(bivariate(), "habitat"));
  }
}
