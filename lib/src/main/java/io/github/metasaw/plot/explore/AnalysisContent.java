package io.github.metasaw.plot.explore;

import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.scene.EffectDrawing;
import java.util.List;

/** The whole analysis: forest plot, tau, sensitivity to it, funnel plot. */
final class AnalysisContent implements ExploreContent {

  @Override
  public List<PageFigure> places() {
    return List.of(
        new PageFigure("forest", "Estimates, posterior effects and pooled effects", true),
        new PageFigure("tau-figure", "Prior and posterior of tau", false),
        new PageFigure("sensitivity", "Sensitivity to tau", false),
        new PageFigure("funnel", "Funnel plot", false));
  }

  @Override
  public boolean hasEstimator() {
    return true;
  }

  @Override
  public Shown draw(ExploreFits fits, ExploreControls controls) {
    ExploreScenes scenes = ExploreScenes.of(fits);
    double column = controls.column();
    return new Shown(
        scenes.summary(),
        List.of(
            scenes.forest(controls.width()),
            scenes.tau(column),
            scenes.sensitivity(column),
            scenes.funnel(column)));
  }

  @Override
  public EffectDrawing figure(ExploreFits fits, ExploreControls controls) {
    return ForestDrawings.forest(ExploreScenes.of(fits).data());
  }
}
