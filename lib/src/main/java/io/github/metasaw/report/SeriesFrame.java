package io.github.metasaw.report;

import io.github.metasaw.plot.FigureSeries;
import io.github.metasaw.report.document.FigureImage;

/**
 * A series of figures in a notebook: its first figure as an image, and over it a frame with all of
 * them and a slider. Where frames are dropped the image is left; where scripts do not run the frame
 * shows the same figure as the image.
 */
final class SeriesFrame {

  /** Height of the slider below a figure, in CSS pixels. */
  private static final int SLIDER = 44;

  private SeriesFrame() {}

  static String render(FigureSeries series) {
    double width = series.figures().stream().mapToDouble(f -> f.scene().width()).max().orElse(0);
    return SandboxedFrame.over(
        image(series),
        series.html(),
        series.first().title(),
        "max-width:%.0fpx;padding-bottom:%dpx".formatted(Math.ceil(width), SLIDER));
  }

  private static String image(FigureSeries series) {
    return FigureImage.render(
        series.first(), series.first().description() + " " + series.caption(), "width:100%");
  }
}
