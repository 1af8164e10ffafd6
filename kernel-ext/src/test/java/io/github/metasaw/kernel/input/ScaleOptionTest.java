package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
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
    assertSame(table, ScaleOption.table(table, PLAIN));
    assertSame(table, ScaleOption.table(FIT, table, PLAIN));
    assertEquals(Transformation.IDENTITY, ScaleOption.of(PLAIN, Transformation.IDENTITY).value());
    assertEquals(Transformation.EXP, ScaleOption.of(EXP, Transformation.IDENTITY).value());
  }

  @Test
  void boundsAreRatiosAndStandardErrorsGo() {
    Code<Table> logs = FIT.call("predict", FrequentistFit::predict);
    Table ratios = ScaleOption.table(logs, EXP).value();
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
    Table ratios = ScaleOption.table(FIT, logs, EXP).value();
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
}
