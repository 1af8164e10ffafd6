package io.github.metasaw.report;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Svg;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Figures as images within HTML. Where a figure has a form for narrow windows, there are two
 * images, and the width of what is around them decides which has a width at all: without script,
 * and in half a window as in a small one. Where a notebook that is not trusted drops such styles,
 * the attributes remain, by which only the usual form is seen.
 */
final class FigureImage {

  /** Below this share of its width the usual form gives way to the narrow one. */
  private static final double READABLE = 0.8;

  /** No container is as wide as a threshold with this fraction of a pixel. */
  private static final double BETWEEN = 0.01;

  private FigureImage() {}

  /**
   * A figure in the form that fits.
   *
   * @param figure what is shown
   * @return one image, or one for each form
   */
  static String render(Figure figure) {
    return figure
        .narrowScene()
        .map(narrow -> both(figure, narrow))
        .orElseGet(() -> render(figure, figure.description(), "max-width:100%"));
  }

  /**
   * A figure in its usual form.
   *
   * @param figure what is shown
   * @param words in its place for screen readers
   * @param style of its size
   * @return one image
   */
  static String render(Figure figure, String words, String style) {
    return "<img alt=\"%s\" style=\"%s;height:auto\" src=\"%s\"/>"
        .formatted(Sheet.escape(words), style, source(figure.scene()));
  }

  private static String both(Figure figure, Scene narrow) {
    Scene wide = figure.scene();
    double threshold = Math.ceil(Math.max(narrow.width(), READABLE * wide.width())) - BETWEEN;
    String at = String.format(Locale.ROOT, "%.2fpx", threshold);
    return image(figure.description(), wide, "(100% - " + at + ")", true)
        // Read aloud once.
        + image("", narrow, "(" + at + " - 100%)", false);
  }

  /** An image that is as wide as it likes where there is room, and of no width elsewhere. */
  private static String image(String words, Scene scene, String room, boolean isUsual) {
    return String.format(
        Locale.ROOT,
        "<img alt=\"%s\" width=\"%.0f\" height=\"%.0f\""
            + " style=\"display:block;height:auto;max-width:100%%;width:clamp(0px,%s*99999,%.0fpx)\" src=\"%s\"/>",
        Sheet.escape(words),
        isUsual ? scene.width() : 0,
        isUsual ? scene.height() : 0,
        room,
        scene.width(),
        source(scene));
  }

  private static String source(Scene scene) {
    byte[] svg = Svg.render(scene).getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }
}
