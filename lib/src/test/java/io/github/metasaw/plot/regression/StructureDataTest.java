package io.github.metasaw.plot.regression;

import static io.github.metasaw.plot.regression.RegressionSamples.ML;
import static io.github.metasaw.plot.regression.RegressionSamples.data;
import static io.github.metasaw.plot.regression.RegressionSamples.inSight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.RegressionFigures;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class StructureDataTest {

  @Test
  void structureShowsCorrelations() {
    Table data = data("repeated_seed303");
    KnownV v = KnownV.blocks(data, "vi", "study", 0.4);
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(data).V(v), "yi ~ treatment + meta_V(V = V)\nsigma ~ 1", Map.of(), ML);
    StructureData shown = StructureData.of(fit.studies());
    assertEquals(1, shown.correlation()[3][3], 1e-12);
    assertEquals(0.4, shown.correlation()[0][1], 1e-12);
    assertEquals(shown.correlation()[0][1], shown.correlation()[1][0]);
    assertEquals(60, shown.labels().size());
    assertTrue(shown.words().startsWith("V [96 x 96], stored as blocks"), shown.words());
    inSight(RegressionFigures.structure(fit.studies()));
  }
}
