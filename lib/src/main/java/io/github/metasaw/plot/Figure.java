package io.github.metasaw.plot;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.Png;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Svg;
import io.github.metasaw.plot.scene.TextForm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A figure as a value: one scene, drawn as SVG, PNG or text when asked. Immutable. */
public final class Figure {

  private final Scene scene;
  private final Map<String, Object> plotly;
  private final boolean interactive;

  private Figure(Scene scene, Map<String, Object> plotly, boolean interactive) {
    this.scene = scene;
    this.plotly = plotly;
    this.interactive = interactive;
  }

  /** A figure that has no interactive form. */
  public static Figure of(Scene scene) {
    return new Figure(scene, Map.of(), false);
  }

  /**
   * A figure of data that know how they are drawn; with an interactive form, shown when asked for,
   * where they have one.
   *
   * @param drawing what is shown
   * @return the figure
   */
  public static Figure of(Drawing drawing) {
    return new Figure(drawing.draw(), drawing.plotly(), false);
  }

  /** The same, to be shown with its interactive form too. */
  public Figure interactive() {
    if (plotly.isEmpty()) {
      throw MetaException.of("'" + title() + "' has no interactive form");
    }
    return new Figure(scene, plotly, true);
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

  /** In characters. */
  public String text() {
    return TextForm.render(scene);
  }

  /**
   * Writes the figure; the ending says how: svg, png, html or txt. An earlier figure is replaced,
   * in one step; a file that holds no figure is not.
   *
   * @return whether an earlier figure was replaced
   * @throws MetaException for another ending, or where the file cannot be written
   */
  public boolean save(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    FigureFormat format = FigureFormat.of(name);
    OutputFile output = OutputFile.of(file);
    if (!format.mayReplace(output.path())) {
      throw MetaException.of(
          "'%s' is there already and holds no %s figure: name another file, or move it away"
              .formatted(file, format.ending()));
    }
    return output.write(
        switch (format) {
          case SVG -> svg().getBytes(StandardCharsets.UTF_8);
          case PNG -> png();
          case TXT -> text().getBytes(StandardCharsets.UTF_8);
          case HTML -> html().getBytes(StandardCharsets.UTF_8);
        });
  }

  private String html() {
    String title = PlainText.of(title()).replace("&", "&amp;").replace("<", "&lt;");
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + title
        + "</title></head>\n<body>\n"
        + svg()
        + "</body></html>\n";
  }

  @Override
  public String toString() {
    return text();
  }
}
