package io.github.metasaw.plot.explore;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Svg;
import java.util.Map;

/**
 * What a page shows for the values of its controls: a message, or figures and words. The page asks
 * in words and gets words, so that it needs to know nothing of Java.
 *
 * @param message what is wrong with the values; empty if nothing is
 * @param summary the results, a line each
 * @param forest SVG
 * @param tau SVG
 * @param sensitivity SVG
 * @param funnel SVG
 */
public record ExploreReply(
    String message, String summary, String forest, String tau, String sensitivity, String funnel) {

  /** Width of the figures in a page that no script has measured. */
  static final double USUAL_WIDTH = 620;

  /**
   * What to show.
   *
   * @param studies all of them
   * @param included which are analysed [k]
   * @param controls their values by name: {@code effect}, {@code scale}, {@code reference}, {@code
   *     method}, {@code test}, {@code level}, {@code mu}, {@code tau}, {@code width} of the window
   *     and {@code column} of a figure in pixels
   * @return figures, or a message where the values allow none
   */
  public static ExploreReply of(
      LabelledEstimates studies, boolean[] included, Map<String, String> controls) {
    try {
      ExploreData data =
          new ExploreData(
              studies,
              included,
              value(controls, "effect"),
              scale(value(controls, "scale")),
              number(controls, "reference"));
      FreqOptions options =
          FreqOptions.defaults()
              .withMethod(value(controls, "method"))
              .withTest(CoefficientTest.parse(value(controls, "test")))
              .withLevel(number(controls, "level"));
      ExploreSettings settings =
          new ExploreSettings(options, value(controls, "mu"), value(controls, "tau"));
      return of(
          ExploreFits.of(data, settings), number(controls, "width"), number(controls, "column"));
    } catch (MetaException wrong) {
      return new ExploreReply(String.valueOf(wrong.getMessage()), "", "", "", "", "");
    }
  }

  /**
   * Figures of two analyses.
   *
   * @param fits of the same studies
   * @param width of the window in pixels
   * @param column width of a figure in pixels
   * @return without a message
   */
  static ExploreReply of(ExploreFits fits, double width, double column) {
    ExploreScenes scenes = ExploreScenes.of(fits);
    return new ExploreReply(
        "",
        String.join("\n", scenes.summary()),
        Svg.render(scenes.forest(width)),
        Svg.render(scenes.tau(column)),
        Svg.render(scenes.sensitivity(column)),
        Svg.render(scenes.funnel(column)));
  }

  private static String value(Map<String, String> controls, String name) {
    String value = controls.get(name);
    if (value == null) {
      throw MetaException.of("the page has no control '%s'".formatted(name));
    }
    return value;
  }

  private static double number(Map<String, String> controls, String name) {
    String value = value(controls, name);
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException none) {
      throw MetaException.of("'%s' is no number for %s".formatted(value, name));
    }
  }

  /** By its id, which holds a sample size if it is one of Freeman and Tukey's. */
  private static Transformation scale(String id) {
    int bracket = id.indexOf('(');
    String size = id.substring(bracket + 1, Math.max(bracket + 1, id.length() - 1));
    return switch (id.substring(0, Math.max(0, bracket))) {
      case "freemantukey" -> Transformation.freemanTukey(Double.parseDouble(size));
      case "freemantukeyrate" -> Transformation.freemanTukeyRate(Double.parseDouble(size));
      default ->
          Transformation.values().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow(() -> MetaException.of("the page has no scale '%s'".formatted(id)));
    };
  }
}
