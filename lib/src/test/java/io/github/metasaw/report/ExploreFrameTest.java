package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.plot.explore.Exploration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExploreFrameTest {

  private static final Exploration PAGE = Meta.explore(Meta.studies(Meta.dataset("eight_schools")));

  /** Front ends without frames or scripts show the figure at the present values. */
  @Test
  void theBundleHasTheFigureInEveryForm() {
    MimeBundle bundle = Render.of(PAGE);
    assertTrue(
        bundle.content().keySet().containsAll(Set.of("text/html", "image/svg+xml", "text/plain")));
    assertEquals(PAGE.figure().svg(), bundle.content().get("image/svg+xml"));
    assertEquals(PAGE.text(), bundle.content().get("text/plain"));
  }

  @Test
  void theFrameHasScriptsButNoOrigin() {
    String html = String.valueOf(Render.of(PAGE).content().get("text/html"));
    assertTrue(
        html.contains("<iframe sandbox=\"allow-scripts\" title=\"Forest plot, to explore\""));
    assertTrue(html.indexOf("<img alt=") < html.indexOf("<iframe"));
    assertFalse(html.contains("<script"), "a script outside the frame");
  }
}
