package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class FigureTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.dataset("bcg"), "yi ~ 1");

  @Test
  void aFigureGivesTheNumbersItShows() {
    Table radial = DiagnosticFigures.radial(FIT).withTransformation(Transformation.EXP).data();
    assertEquals("[study, precision, score]", radial.columnNames() + "");
    double tau2 = FIT.tau2();
    double vi = FIT.studies().vi()[0];
    assertEquals(1 / Math.sqrt(vi + tau2), radial.doubleColumn("precision").getDouble(0), 1e-12);
    Table funnel = Figures.funnel(FIT, ForestOptions.defaults()).data();
    assertEquals(Math.sqrt(vi), funnel.doubleColumn("se").getDouble(0), 1e-15);
    Table forest = Figures.forest(List.of(FIT), ForestOptions.defaults()).data();
    assertEquals(13, forest.where(forest.stringColumn("kind").isEqualTo("study")).rowCount());
    Table pooled = forest.where(forest.stringColumn("kind").isEqualTo("pooled"));
    assertEquals(FIT.estimate(), pooled.doubleColumn("estimate").getDouble(0), 1e-15);
    assertEquals(13, DiagnosticFigures.influence(FIT).data().rowCount());
  }
}
