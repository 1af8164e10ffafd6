package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** {@code --exp} shows logs as ratios, in tables, figures and rows of coefficients. */
class ScaleOptionTest {

  private static final MagicLine EXP = Cell.line(new MapHost(), "%predict fit --exp");
  private static final MagicLine PLAIN = Cell.line(new MapHost(), "%predict fit");
  private static final Code<FrequentistFit> FIT =
      Code.variable("fit", Meta.fit(Meta.dataset("bcg"), "yi ~ ablat\nsigma ~ 1"));

  @Test
  void withoutTheOptionNothingChanges() {
    Code<Table> table = FIT.call("predict", FrequentistFit::predict);
    assertSame(table, ScaleOption.effects(FIT, table, PLAIN));
    assertSame(table, ScaleOption.terms(FIT, table, PLAIN));
    assertTrue(ScaleOption.other(PLAIN).isEmpty());
    assertEquals("Transformation.EXP", ScaleOption.other(EXP).orElseThrow().java());
  }

  @Test
  void boundsAreRatiosAndStandardErrorsGo() {
    Code<Table> logs = FIT.call("predict", FrequentistFit::predict);
    Table ratios = ScaleOption.effects(FIT, logs, EXP).value();
    assertFalse(ratios.columnNames().contains("se"));
    for (String column : List.of("estimate", "lower", "upper", "piLower", "piUpper")) {
      assertEquals(
          Math.exp(logs.value().doubleColumn(column).get(3)),
          ratios.doubleColumn(column).get(3),
          1e-12);
    }
  }

  @Test
  void rowsOfHeterogeneityStayWhatTheyAre() {
    Code<Table> logs = FIT.call("coefficients", FrequentistFit::coefficients);
    Table ratios = ScaleOption.terms(FIT, logs, EXP).value();
    int mean = logs.value().stringColumn("term").asList().indexOf("ablat");
    int sigma = logs.value().stringColumn("term").asList().indexOf("sigma:(Intercept)");
    assertEquals(
        Math.exp(logs.value().doubleColumn("estimate").get(mean)),
        ratios.doubleColumn("estimate").get(mean),
        1e-12);
    assertEquals(
        logs.value().doubleColumn("estimate").get(sigma),
        ratios.doubleColumn("estimate").get(sigma));
  }

  @Test
  void theScaleOfTheMeasureComesFromTheFit() {
    MagicLine measure = Cell.line(new MapHost(), "%predict fit --scale measure");
    MagicLine analysis = Cell.line(new MapHost(), "%predict fit --scale analysis");
    assertEquals(
        "fit.studies().transformation()", ScaleOption.asked(measure, FIT).orElseThrow().java());
    assertEquals(Transformation.IDENTITY, ScaleOption.asked(measure, FIT).orElseThrow().value());
    assertEquals("Transformation.IDENTITY", ScaleOption.asked(analysis, FIT).orElseThrow().java());
    assertTrue(ScaleOption.other(measure).isEmpty());
  }

  @Test
  void twoScalesAreOneTooMany() {
    MagicLine both = Cell.line(new MapHost(), "%predict fit --exp --scale analysis");
    assertEquals(
        "--exp and --scale both name a scale; leave one out",
        assertThrows(MetaException.class, () -> ScaleOption.other(both)).getMessage());
    assertEquals(
        "no scale 'analysed'; did you mean 'analysis'? Scales: measure, analysis",
        Cell.fault(new MapHost().with("fit", FIT.value()), "%predict fit --scale analysed"));
  }
}
