package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegendTest {

  @Test
  void entriesThatDoNotFitStandInTheNextRow() {
    Legend legend = new Legend();
    for (String name : new String[] {"no effect", "pooled effect", "95 % limits"}) {
      legend.rule(name, Stroke.solid(Theme.INK, 1));
    }
    List<Mark> wide = new ArrayList<>();
    assertEquals(20, legend.draw(0, 2000, 20, wide));
    List<Mark> narrow = new ArrayList<>();
    assertTrue(legend.draw(0, 130, 20, narrow) > 20);
    assertEquals(wide.size(), narrow.size());
    for (Mark mark : narrow) {
      if (mark instanceof Mark.Text text) {
        assertTrue(text.x() + Fonts.width(text.text(), text.size(), false) <= 131, text.text());
      }
    }
  }
}
