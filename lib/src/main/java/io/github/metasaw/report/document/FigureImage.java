package io.github.metasaw.report.document;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Svg;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;

/**
 * Figures as images within HTML. A figure with a form for narrow windows has two images, and the
 * width of the container determines which of them has a width above 0. This needs no script and
 * works in half a window as well as in a small one. If an untrusted notebook removes these styles,
 * the attributes remain, and only the usual form is visible.
 */
public final class FigureImage {

  /**
   * If the container is narrower than this share of the width of the usual form, the narrow form is
   * shown.
   */
  private static final double READABLE = 0.8;

  /**
   * Fraction of a pixel subtracted from the threshold, so that no container has exactly this width.
   */
  private static final double BETWEEN = 0.01;

  private FigureImage() {}

  /**
   * Renders a figure in the form that fits its container, for a document that other programs than
   * browsers read.
   *
   * @param figure what is shown
   * @return one image, or one for each form
   */
  public static String render(Figure figure) {
    return render(figure, FigureImage::packed);
  }

  /**
   * The same for a notebook, whose readers are browsers: a quarter shorter.
   *
   * @param figure what is shown
   * @return one image, or one for each form
   */
  public static String forNotebook(Figure figure) {
    return render(figure, FigureImage::written);
  }

  private static String render(Figure figure, Function<Scene, String> source) {
    return figure
        .narrowScene()
        .map(narrow -> both(figure, narrow, source))
        .orElseGet(
            () ->
                image(
                    figure.description(),
                    "max-width:100%;height:auto",
                    source.apply(figure.scene())));
  }

  /**
   * Renders a figure in its usual form.
   *
   * @param figure what is shown
   * @param words alternative text for screen readers
   * @param style CSS that sets the size
   * @return one image
   */
  public static String render(Figure figure, String words, String style) {
    return image(words, style + ";height:auto", packed(figure.scene()));
  }

  private static String image(String words, String style, String source) {
    return "<img alt=\"%s\" style=\"%s\" src=\"%s\"/>"
        .formatted(PlainText.markup(words), style, source);
  }

  private static String both(Figure figure, Scene narrow, Function<Scene, String> source) {
    Scene wide = figure.scene();
    double threshold = Math.ceil(Math.max(narrow.width(), READABLE * wide.width())) - BETWEEN;
    String at = String.format(Locale.ROOT, "%.2fpx", threshold);
    return image(figure.description(), wide, "(100% - " + at + ")", true, source.apply(wide))
        // The alternative text is on one image only, so screen readers read it once.
        + image("", narrow, "(" + at + " - 100%)", false, source.apply(narrow));
  }

  /** An image that has its own width if there is enough room, otherwise width 0. */
  private static String image(
      String words, Scene scene, String room, boolean isUsual, String source) {
    return String.format(
        Locale.ROOT,
        "<img alt=\"%s\" width=\"%.0f\" height=\"%.0f\""
            + " style=\"display:block;height:auto;max-width:100%%;width:clamp(0px,%s*99999,%.0fpx)\" src=\"%s\"/>",
        PlainText.markup(words),
        isUsual ? scene.width() : 0,
        isUsual ? scene.height() : 0,
        room,
        scene.width(),
        source);
  }

  private static String packed(Scene scene) {
    byte[] svg = Svg.render(scene).getBytes(StandardCharsets.UTF_8);
    return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
  }

  /** As text, with the characters that mean something in a URL or an attribute as their codes. */
  private static String written(Scene scene) {
    StringBuilder out = new StringBuilder("data:image/svg+xml;charset=utf-8,");
    String svg = Svg.render(scene);
    for (int i = 0; i < svg.length(); i++) {
      char c = svg.charAt(i);
      switch (c) {
        case '%' -> out.append("%25");
        case '#' -> out.append("%23");
        case '&' -> out.append("%26");
        case '<' -> out.append("%3C");
        case '>' -> out.append("%3E");
        case '"' -> out.append("%22");
        case '\n' -> out.append("%0A");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
