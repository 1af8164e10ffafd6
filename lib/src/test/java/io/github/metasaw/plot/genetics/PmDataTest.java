package io.github.metasaw.plot.genetics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PmDataTest {

  private static Studies studies(String study, double yi, double sei) {
    return Meta.studies(
            Table.create(
                "snp",
                StringColumn.create("study", study),
                DoubleColumn.create("yi", yi),
                DoubleColumn.create("sei", sei)))
        .read();
  }

  private static Studies studies() {
    return Meta.studies(
            Table.create(
                "snp",
                StringColumn.create("study", "strong", "null", "small"),
                DoubleColumn.create("yi", 0.226, 0.0, 0.1),
                DoubleColumn.create("sei", 0.002, 0.002, 0.3)))
        .read();
  }

  /**
   * With one study the m-value is its Bayes factor over 1 more, as the prior gives both sets 1/2:
   * BF = sqrt(v / (v + 0.04)) exp(y^2 / 2 (1 / v - 1 / (v + 0.04))).
   */
  @Test
  void theMValueOfOneStudyIsKnown() {
    Studies one = studies("small", 0.1, 0.3);
    double v = 0.09;
    double bf = Math.sqrt(v / (v + 0.04)) * Math.exp(0.005 * (1 / v - 1 / (v + 0.04)));
    PmData data = PmData.of(one, MValues.of(one));
    assertEquals(bf / (1 + bf), data.points().get(0).mValue(), 1e-12);
    // R: -(log(2) + pnorm(-1 / 3, log.p = TRUE)) / log(10)
    assertEquals(0.1314245, data.points().get(0).minusLog10P(), 1e-7);
  }

  /** z = 113: R's -(log(2) + pnorm(-113, log.p = TRUE)) / log(10). */
  @Test
  void pValuesBelowTheLeastDoubleKeepTheirPlace() {
    PmData data = PmData.of(studies(), MValues.of(studies()));
    assertEquals(2774.904, data.points().get(0).minusLog10P(), 1e-3);
    assertEquals(
        List.of(1, -1, 0), data.points().stream().map(s -> PmData.prediction(s.mValue())).toList());
    Figure figure = GeneticsFigures.pm(studies(), MValues.of(studies()));
    assertTrue(figure.text().contains("strong"), figure.text());
    assertTrue(figure.description().contains("strong: m-value 1.000, -log10 p 2774.90"));
    assertEquals(3, figure.data().rowCount());
  }

  @Test
  void valuesOfOtherStudiesAreRefused() {
    MValues other = MValues.of(List.of("x"), new double[] {1}, new double[] {1}, 0.2, 1, 1);
    assertThrows(MetaException.class, () -> PmData.of(studies(), other));
  }
}
