package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.plot.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What is shown keeps its order: figures first, tables and views after the result. */
class MagicResultTest {

  private static final Table TABLE = Table.create("t");
  private static final Code<Table> CODE = Code.variable("t", TABLE);
  private static final Figure FIGURE =
      Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read()));

  @Test
  void aResultShowsItself() {
    MagicResult result = MagicResult.of(CODE);
    assertSame(TABLE, result.shown().get(0).value());
    assertFalse(result.shown().get(0).hasJava());
    assertTrue(result.figure().isEmpty());
  }

  @Test
  void figuresStandFirstAndTablesLast() {
    MagicResult start = MagicResult.of(CODE, List.of("sheet"));
    MagicResult all =
        start
            .withTable("more", Code.variable("more", TABLE))
            .withFigure(Code.variable("f", FIGURE))
            .withView("view");
    assertEquals(
        List.of(FIGURE, "sheet", TABLE, "view"),
        all.shown().stream().map(MagicResult.Shown::value).toList());
    assertEquals(
        List.of("Figure figure = f", "Table more = more"),
        all.shown().stream()
            .filter(MagicResult.Shown::hasJava)
            .map(one -> one.type() + " " + one.name() + " = " + one.java())
            .toList());
    assertSame(FIGURE, all.figure().orElseThrow().value());
    assertEquals(1, start.shown().size());
    assertSame(CODE, all.value());
  }
}
