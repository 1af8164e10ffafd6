package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.report.Render;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ClusterCorrectionTest {

  private static final ClusterCorrection TRIALS = new ClusterCorrection("trial", "CR2");

  @Test
  void comparisonsShowRobustIntervalsAndTests() {
    FrequentistFit fit = Meta.fit(Dataset.BCG.table(), "yi ~ 1 + meta_V(V = vi)");
    Table robust = fit.robust("trial", "CR2");
    Table rows = Render.comparisonTable(List.of(fit, fit), Reading.RANDOM, TRIALS);
    for (String column : List.of("estimate", "se", "lower", "upper", "statistic", "df", "p")) {
      assertEquals(
          robust.doubleColumn(column).getDouble(0), rows.doubleColumn(column).getDouble(1), 0);
    }
    String sheet = Render.comparison(List.of(fit), Reading.RANDOM, TRIALS).text();
    assertTrue(sheet.contains("cluster-robust (CR2), by trial"), sheet);
  }

  @Test
  void posteriorsHaveNone() {
    BayesFit post = Meta.bayes(Dataset.BCG.table(), "yi ~ 1 + meta_V(V = vi)");
    assertThrows(MetaException.class, () -> TRIALS.of(post));
  }
}
