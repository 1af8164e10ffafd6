package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.Svg;
import java.util.List;
import java.util.Map;

/**
 * What a page shows for the values of its controls: a message, or figures and words. The page asks
 * in words and gets words, so that it needs to know nothing of Java.
 *
 * @param message what is wrong with the values; empty if nothing is
 * @param summary the results, a line each
 * @param figures SVG, in the order of the page
 */
public record ExploreReply(String message, String summary, List<String> figures) {

  /** Takes a copy. */
  public ExploreReply {
    figures = List.copyOf(figures);
  }

  /**
   * What to show.
   *
   * @param studies all of them
   * @param included which are analysed [k]
   * @param values of the controls by name: {@code page}, {@code effect}, {@code scale}, {@code
   *     reference}, {@code method}, {@code test}, {@code level}, {@code mu}, {@code tau}, those of
   *     the page itself, {@code width} of the window and {@code column} of a figure in pixels
   * @return figures, or a message where the values allow none
   */
  public static ExploreReply of(
      LabelledEstimates studies, boolean[] included, Map<String, String> values) {
    ExploreControls controls = new ExploreControls(values);
    try {
      ExploreData data =
          new ExploreData(
              studies,
              included,
              controls.value("effect"),
              controls.scale(),
              controls.number("reference"));
      return of(controls.view(), ExploreFits.of(data, controls.settings()), controls);
    } catch (MetaException wrong) {
      return new ExploreReply(String.valueOf(wrong.getMessage()), "", List.of());
    }
  }

  /** Figures of two analyses, without a message. */
  static ExploreReply of(ExploreView view, ExploreFits fits, ExploreControls controls) {
    ExploreContent.Shown shown = view.content().draw(fits, controls);
    return new ExploreReply(
        "", String.join("\n", shown.summary()), shown.scenes().stream().map(Svg::render).toList());
  }
}
