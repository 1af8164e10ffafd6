package io.github.metasaw.report;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.report.document.FigureImage;

/**
 * A page to explore in a notebook: the figure at the present values as an image, and over it a
 * frame with the page. Where frames are dropped the image is left; where scripts do not run the
 * frame shows the figures at the same values.
 */
final class ExploreFrame {

  /** Height of the frame in CSS pixels; what is longer is scrolled. */
  private static final int HEIGHT = 860;

  private ExploreFrame() {}

  static String render(Exploration page, Figure figure) {
    return SandboxedFrame.over(
        FigureImage.render(figure, figure.description(), "max-width:100%"),
        page.html(),
        figure.title() + ", to explore",
        "min-height:%dpx".formatted(HEIGHT));
  }
}
