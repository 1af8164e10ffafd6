package io.github.metasaw.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FigureImageTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.dataset("bcg"), "yi ~ 1");
  private static final Pattern WIDTH =
      Pattern.compile("width:clamp\\(0px,\\(([^)]*)\\)\\*99999,(\\d+)px\\)");

  /** The width that a style gives an image in a container, as CSS defines clamp. */
  private static double width(Matcher style, double container) {
    String[] terms = style.group(1).replace("px", "").split(" - ", -1);
    double room = value(terms[0], container) - value(terms[1], container);
    double most = Double.parseDouble(style.group(2));
    return Math.max(0, Math.min(room * 99999, most));
  }

  private static double value(String term, double container) {
    return term.equals("100%") ? container : Double.parseDouble(term);
  }

  @Test
  void exactlyOneFormIsSeenInAContainerOfAnyWidth() {
    Figure forest = Meta.forest(FIT);
    String html = FigureImage.render(forest);
    for (double container = 0; container < 1500; container += 0.25) {
      Matcher styles = WIDTH.matcher(html);
      assertTrue(styles.find());
      double wide = width(styles, container);
      assertTrue(styles.find());
      double narrow = width(styles, container);
      assertTrue(wide == 0 ^ narrow == 0, container + ": " + wide + ", " + narrow);
      assertEquals(
          container >= Math.ceil(0.8 * forest.scene().width()), wide > 0, "at " + container);
      assertFalse(styles.find());
    }
  }

  /** Where styles are dropped, the attributes show the usual form alone; it is read aloud once. */
  @Test
  void withoutStylesTheUsualFormIsSeen() {
    Figure forest = Meta.forest(FIT);
    List<String> images = FigureImage.render(forest).lines().toList();
    String html = String.join("", images);
    assertTrue(html.contains("width=\"%.0f\"".formatted(forest.scene().width())));
    assertTrue(html.contains("<img alt=\"\" width=\"0\" height=\"0\""));
    assertFalse(html.contains("<script"));
  }

  @Test
  void aFigureThatIsNarrowEnoughIsOneImage() {
    Figure funnel = Figures.funnel(FIT, ForestOptions.defaults());
    assertTrue(funnel.narrowScene().isEmpty());
    String html = FigureImage.render(funnel);
    assertEquals(html.indexOf("<img"), html.lastIndexOf("<img"));
    assertFalse(html.contains("clamp"));
  }

  @Test
  void onlyFiguresWithTwoFormsHaveHtml() {
    assertTrue(Render.of(Meta.forest(FIT)).content().containsKey("text/html"));
    assertFalse(
        Render.of(Figures.funnel(FIT, ForestOptions.defaults()))
            .content()
            .containsKey("text/html"));
  }
}
