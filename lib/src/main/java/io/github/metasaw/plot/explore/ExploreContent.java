package io.github.metasaw.plot.explore;

import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Scene;
import java.util.List;
import java.util.Map;

/**
 * What one kind of page shows. The JVM asks for all of it when it writes the page; the page itself
 * asks for {@link #draw} at each move of a control.
 */
interface ExploreContent {

  /**
   * A figure of the page.
   *
   * @param id in the page
   * @param caption above the figure
   * @param isWide whether it has the width of the window
   */
  record PageFigure(String id, String caption, boolean isWide) {}

  /**
   * What is shown at the values of the controls.
   *
   * @param summary results in words, a line each
   * @param scenes figures in the order of {@link #places}
   */
  record Shown(List<String> summary, List<Scene> scenes) {}

  /** The figures. */
  List<PageFigure> places();

  /**
   * Refuses studies of which the page can show nothing.
   *
   * @throws io.github.metasaw.diagnostic.MetaException with the reason
   */
  default void require(ExploreFits fits) {
    // Most pages show any studies.
  }

  /** Whether an estimator of tau2 and a test of the effect have anything to move. */
  default boolean hasEstimator() {
    return false;
  }

  /** Whether priors have anything to move. */
  default boolean hasPriors() {
    return true;
  }

  /** How the prior of mu is told. */
  default MuPriorScale muScale() {
    return MuPriorScale.SD;
  }

  /** Priors of tau beside the families, as model text writes them, by name. */
  default Map<String, String> namedPriors() {
    return Map.of();
  }

  /** Controls of its own, at the values that they have at first. */
  default List<ExploreSlider> sliders(ExploreFits fits) {
    return List.of();
  }

  /** What the page needs to know at each move besides its controls. */
  default Map<String, String> constants(ExploreFits fits) {
    return Map.of();
  }

  /**
   * Draws.
   *
   * @param fits both analyses at the values of the controls
   * @param controls all values
   * @return words and figures
   */
  Shown draw(ExploreFits fits, ExploreControls controls);

  /** The figure that stands where neither scripts nor frames are. */
  EffectDrawing figure(ExploreFits fits, ExploreControls controls);
}
