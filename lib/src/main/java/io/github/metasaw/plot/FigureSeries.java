package io.github.metasaw.plot;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Figures by the value of a parameter, all of them drawn beforehand: a page with a slider that
 * shows one at a time, without a server. Where scripts do not run, the page shows the first.
 * Immutable.
 */
public final class FigureSeries {

  private final String parameter;
  private final List<String> values;
  private final List<Figure> figures;

  private FigureSeries(String parameter, List<String> values, List<Figure> figures) {
    this.parameter = parameter;
    this.values = List.copyOf(values);
    this.figures = List.copyOf(figures);
  }

  /**
   * A series.
   *
   * @param parameter in words, beside the slider
   * @param values of the parameter in words, in the order of the slider
   * @param figures one for each value, in the same order
   * @return a series whose first figure is shown at first
   * @throws MetaException without figures, for a value given twice, or for values and figures that
   *     are not equally many
   */
  public static FigureSeries of(String parameter, List<String> values, List<Figure> figures) {
    if (values.isEmpty() || values.size() != figures.size()) {
      throw MetaException.of(
          "a series has as many figures as values, one or more, not %d and %d"
              .formatted(figures.size(), values.size()));
    }
    if (Set.copyOf(values).size() < values.size()) {
      throw MetaException.of(
          "the values of a series must differ: %s".formatted(String.join(", ", values)));
    }
    return new FigureSeries(parameter, values, figures);
  }

  /**
   * The same series with its effects on the scale on which they are read.
   *
   * @param scale on which effects are labelled and written
   * @return a copy
   * @throws MetaException if the figures show no effects
   */
  public FigureSeries withTransformation(Transformation scale) {
    return new FigureSeries(
        parameter, values, figures.stream().map(each -> each.withTransformation(scale)).toList());
  }

  /** What varies, in words. */
  public String parameter() {
    return parameter;
  }

  /** The values of the parameter in words, in order. */
  public List<String> values() {
    return values;
  }

  /** The figures, one for each value, in the same order. */
  public List<Figure> figures() {
    return figures;
  }

  /** The figure that is shown where nothing moves. */
  public Figure first() {
    return figures.get(0);
  }

  /**
   * The figure of a value.
   *
   * @param value one of {@link #values}
   * @return its figure
   * @throws MetaException with the nearest value, if there is none of that name
   */
  public Figure figure(String value) {
    int at = values.indexOf(value);
    if (at < 0) {
      throw MetaException.unknown("value", value, "of " + parameter, values);
    }
    return figures.get(at);
  }

  /** A page of its own: all figures, a slider, and the script that moves it; nothing else. */
  public String html() {
    return SeriesPage.render(parameter, values, figures);
  }

  /** The first figure in characters, and the values there are. */
  public String text() {
    return first().text() + "\n" + caption() + "\n";
  }

  /** {@code prior of tau: half_cauchy(5); 3 values, the others uniform(0, 10), ...}. */
  public String caption() {
    String others = String.join(", ", values.subList(1, values.size()));
    return parameter + ": " + values.get(0) + (others.isEmpty() ? "" : "; also " + others);
  }

  /**
   * Writes the page. An earlier page of figures is replaced, in one step; a file that holds
   * something else is not.
   *
   * @param file its name ends in {@code .html}
   * @return whether an earlier page was replaced
   * @throws MetaException for another ending, or where the file cannot be written
   */
  public boolean save(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    if (FigureFormat.of(name) != FigureFormat.HTML) {
      throw MetaException.of(
          "a series of figures is saved as html, not as '%s'; figure(value) gives a single figure"
              .formatted(name));
    }
    OutputFile output = OutputFile.of(file);
    output.refuseToReplaceOther(FigureFormat.HTML::isFigure);
    return output.write(html().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text();
  }
}
