package io.github.metasaw.plot;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.plot.scene.Png;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Svg;
import io.github.metasaw.plot.scene.TextForm;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** A figure as a value: one scene, rendered as SVG, PNG or text when asked. Immutable. */
public final class Figure {

  private final Drawing drawing;
  private final Scene scene;
  private final Supplier<Optional<Scene>> narrow;
  private final Map<String, Object> plotly;
  private final boolean interactive;

  private Figure(
      Drawing drawing,
      Scene scene,
      Supplier<Optional<Scene>> narrow,
      Map<String, Object> plotly,
      boolean interactive) {
    this.drawing = drawing;
    this.scene = scene;
    this.narrow = narrow;
    this.plotly = plotly;
    this.interactive = interactive;
  }

  /**
   * A figure of data that know how they are drawn; with an interactive form, shown when asked for,
   * where they have one.
   *
   * @param drawing what is shown
   * @return the figure
   */
  public static Figure of(Drawing drawing) {
    return new Figure(drawing, drawing.draw(), drawing::drawNarrow, drawing.plotly(), false);
  }

  /** A figure of effects, at first on the scale of the studies' measure. */
  static Figure ofStudies(EffectDrawing drawing, Studies studies) {
    return of(drawing).withTransformation(studies.transformation());
  }

  /** The same, to be shown with its interactive form too. */
  public Figure interactive() {
    if (plotly.isEmpty()) {
      throw MetaException.of("'" + title() + "' has no interactive form");
    }
    return new Figure(drawing, scene, narrow, plotly, true);
  }

  /**
   * The same figure with its effects on the scale on which they are read: {@code
   * figure.withTransformation(Transformation.EXP)} shows logs as ratios. Quantities that are no
   * effects stay on the scale of the analysis.
   *
   * @param scale on which effects are labelled and written
   * @return a copy
   * @throws MetaException if the figure shows no effects
   */
  public Figure withTransformation(Transformation scale) {
    if (drawing instanceof EffectDrawing effects) {
      return new Figure(
          drawing,
          effects.draw(scale),
          () -> effects.drawNarrow(scale),
          effects.plotly(scale),
          interactive);
    }
    if (scale.isIdentity()) {
      return this;
    }
    throw MetaException.of(
        "'%s' shows no effects, so it stays on the scale of the analysis".formatted(title()));
  }

  /**
   * The numbers that the figure shows.
   *
   * @return a row for each point, line or bar, effects on the scale of the analysis
   */
  public Table data() {
    return drawing.table();
  }

  /** Whether the interactive form is to be shown. */
  public boolean isInteractive() {
    return interactive;
  }

  /** The interactive form as Plotly's data and layout, without NaN; empty where there is none. */
  public Map<String, Object> plotly() {
    return plotly;
  }

  /** What is drawn. */
  public Scene scene() {
    return scene;
  }

  /**
   * The picture for a narrow window, in which the usual picture would be scaled down until its text
   * is unreadable. A forest plot then has its extra columns below the labels.
   *
   * @return the picture; empty if the usual picture is narrow enough
   */
  public Optional<Scene> narrowScene() {
    return narrow.get();
  }

  public String title() {
    return scene.title();
  }

  public String description() {
    return scene.description();
  }

  /** As SVG: without script, the same bytes for the same figure. */
  public String svg() {
    return Svg.render(scene);
  }

  /** As PNG, at twice the size. */
  public byte[] png() {
    return Png.render(scene);
  }

  /** As PNG for a notebook, at twice the size; a large figure at its own size. */
  public byte[] pngForScreen() {
    return Png.renderForScreen(scene);
  }

  /** In characters. */
  public String text() {
    return TextForm.render(scene);
  }

  /**
   * Writes the figure in the {@link FigureFormat} of the file's ending. An earlier figure is
   * replaced, in one step; a file that holds no figure is not.
   *
   * @param file whose ending names the format
   * @return whether an earlier figure was replaced
   * @throws MetaException for another ending, or where the file cannot be written
   */
  public boolean save(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    FigureFormat format = FigureFormat.of(name);
    OutputFile output = OutputFile.of(file);
    output.refuseToReplaceOther(format::isFigure);
    return output.write(format.write(scene));
  }

  /**
   * Writes the figure as PNG for print. Its size in inches is that of the figure, 96 pixels to the
   * inch, and the file tells its resolution.
   *
   * @param file whose ending is png
   * @param dpi dots per inch, 300 for most journals
   * @return whether an earlier file was replaced
   * @throws MetaException for another ending, a resolution below 72 or above 1200, a picture too
   *     large, or a file that cannot be written
   */
  public boolean savePng(Path file, int dpi) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (!FigureFormat.isFigure(name) || FigureFormat.of(name) != FigureFormat.PNG) {
      throw MetaException.of(
          "dots per inch are of pictures; '%s' does not end with .png".formatted(name));
    }
    OutputFile output = OutputFile.of(file);
    output.refuseToReplaceOther(FigureFormat.PNG::isFigure);
    return output.write(Png.render(scene, dpi));
  }

  @Override
  public String toString() {
    return text();
  }
}
