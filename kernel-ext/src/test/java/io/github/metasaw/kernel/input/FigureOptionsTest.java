package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.forest.ForestOptions;
import org.junit.jupiter.api.Test;

/** Options of figures become calls of {@link ForestOptions}. */
class FigureOptionsTest {

  private static final MapHost HOST = new MapHost();

  @Test
  void optionsInTheirOrder() {
    Code<ForestOptions> options =
        FigureOptions.of(
            FigureOptions.SERIES, Cell.line(HOST, "%loo fit --ref 1 --title \"A B\" --exp"));
    assertEquals(
        "ForestOptions.defaults().withTitle(\"A B\").withTransformation(Transformation.EXP).withReference(1.0)",
        options.java());
    assertEquals("A B", options.value().title());
    assertEquals(1, options.value().axis().reference().orElseThrow());
  }

  @Test
  void theInteractiveFormIsAsked() {
    Code<Figure> figure =
        Code.variable("f", Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read())));
    assertSame(figure, FigureOptions.finish(figure, Cell.line(HOST, "%forest fit")));
    Code<Figure> interactive =
        FigureOptions.finish(figure, Cell.line(HOST, "%forest fit --interactive"));
    assertEquals("f.interactive()", interactive.java());
    assertTrue(interactive.value().isInteractive());
    assertFalse(figure.value().isInteractive());
  }
}
