package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What interactive figures have in common, as Plotly's Maps. Labels are escaped, for Plotly reads a
 * subset of HTML in them.
 */
final class PlotlyParts {

  private PlotlyParts() {}

  /** A figure: data, layout, config. */
  static Map<String, Object> figure(List<Object> traces, Map<String, Object> layout) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("data", traces);
    figure.put("layout", layout);
    figure.put("config", Map.of("displaylogo", false, "responsive", true));
    return figure;
  }

  /**
   * A layout on a white ground.
   *
   * @param title heading
   * @param height in pixels
   * @param left margin in pixels
   */
  static Map<String, Object> layout(String title, int height, int left) {
    Map<String, Object> layout = new LinkedHashMap<>();
    layout.put("title", Map.of("text", escape(title)));
    layout.put("height", height);
    layout.put("showlegend", false);
    layout.put("margin", Map.of("l", left, "r", 30, "t", 50, "b", 60));
    layout.put("plot_bgcolor", "#ffffff");
    layout.put("paper_bgcolor", "#ffffff");
    return layout;
  }

  /** An axis of effects, logarithmic for ratios. */
  static Map<String, Object> effectAxis(String title, Transformation scale) {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("title", Map.of("text", escape(title)));
    axis.put("type", scale.equals(Transformation.EXP) ? "log" : "linear");
    axis.put("zeroline", true);
    return axis;
  }

  /**
   * A trace of points or lines.
   *
   * @param mode {@code markers} or {@code lines}
   * @param x null where there is no number
   * @param y in the same order
   */
  static Map<String, Object> trace(String mode, List<?> x, List<?> y) {
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("type", "scatter");
    trace.put("mode", mode);
    trace.put("x", x);
    trace.put("y", y);
    return trace;
  }

  /** Shows one text per point, and nothing else, under the mouse. */
  static void hover(Map<String, Object> trace, List<?> texts) {
    trace.put("text", texts);
    trace.put("hovertemplate", "%{text}<extra></extra>");
  }

  /** A number, or null, which is what JSON has instead of NaN. */
  static @Nullable Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Plotly knows the entities of these three, not that of a quote. */
  static String escape(String text) {
    return PlainText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
