package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The interactive forest plot: Plotly's data and layout as Maps, hover text with study, estimate,
 * interval and weight. Labels are escaped, for Plotly reads a subset of HTML in them.
 */
final class PlotlyForest {

  private PlotlyForest() {}

  static Map<String, Object> render(ForestData data) {
    List<ForestRow> rows = data.rows().stream().filter(row -> !Double.isNaN(row.lower())).toList();
    Map<String, Object> studies = trace(data, rows, Kind.STUDY, "square", Theme.ACCENT);
    Map<String, Object> pooled = trace(data, rows, Kind.POOLED, "diamond", Theme.INK);
    Map<String, Object> subgroups = trace(data, rows, Kind.SUBGROUP, "diamond", Theme.LIGHT);
    Map<String, Object> layout = new LinkedHashMap<>();
    layout.put("title", Map.of("text", escape(data.title())));
    layout.put("height", 160 + 24 * rows.size());
    layout.put("showlegend", false);
    layout.put("margin", Map.of("l", 220, "r", 30, "t", 50, "b", 60));
    layout.put("plot_bgcolor", "#ffffff");
    layout.put("paper_bgcolor", "#ffffff");
    Map<String, Object> x = new LinkedHashMap<>();
    x.put("title", Map.of("text", escape(data.effect())));
    x.put("type", data.scale() == Transformation.EXP ? "log" : "linear");
    x.put("zeroline", true);
    layout.put("xaxis", x);
    Map<String, Object> y = new LinkedHashMap<>();
    y.put("autorange", "reversed");
    y.put("tickvals", positions(rows, null));
    y.put("ticktext", rows.stream().map(row -> escape(row.label())).toList());
    layout.put("yaxis", y);
    Map<String, Object> figure = new LinkedHashMap<>();
    List<Object> traces = new ArrayList<>(List.of(studies, subgroups, pooled));
    List<ForestRow> effects = rows.stream().map(PlotlyForest::effect).toList();
    if (effects.stream().anyMatch(row -> row.kind() == Kind.EFFECT)) {
      traces.add(trace(data, effects, Kind.EFFECT, "circle", Theme.GREEN));
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).kind() == Kind.PREDICTION) {
        traces.add(prediction(data, rows.get(i), i + 1));
      }
    }
    figure.put("data", traces);
    figure.put("layout", layout);
    figure.put("config", Map.of("displaylogo", false, "responsive", true));
    return figure;
  }

  /** The posterior of a study's effect as a row of its own; the same row where there is none. */
  private static ForestRow effect(ForestRow row) {
    ForestRow.Effect effect = row.effect();
    return effect == null
        ? row
        : ForestRow.summary(
            Kind.EFFECT,
            row.label(),
            effect.mean(),
            effect.interval().lower(),
            effect.interval().upper());
  }

  private static Map<String, Object> trace(
      ForestData data, List<ForestRow> rows, Kind kind, String symbol, String colour) {
    List<ForestRow> own =
        rows.stream().filter(row -> row.kind() == kind && Double.isFinite(row.estimate())).toList();
    List<Object> x = new ArrayList<>();
    List<Object> plus = new ArrayList<>();
    List<Object> minus = new ArrayList<>();
    List<Object> size = new ArrayList<>();
    List<Object> hover = new ArrayList<>();
    for (ForestRow row : own) {
      double value = scale(data, row.estimate());
      x.add(finite(value));
      plus.add(finite(scale(data, row.upper()) - value));
      minus.add(finite(value - scale(data, row.lower())));
      size.add(Double.isNaN(row.weight()) ? 12 : 5 + 2.5 * Math.sqrt(row.weight()));
      hover.add(hover(data, row));
    }
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("type", "scatter");
    trace.put("mode", "markers");
    trace.put("x", x);
    trace.put("y", positions(rows, kind));
    trace.put("text", hover);
    trace.put("hovertemplate", "%{text}<extra></extra>");
    trace.put("marker", Map.of("symbol", symbol, "size", size, "color", colour));
    trace.put(
        "error_x",
        Map.of(
            "type",
            "data",
            "symmetric",
            false,
            "array",
            plus,
            "arrayminus",
            minus,
            "color",
            colour,
            "thickness",
            1.2,
            "width",
            0));
    return trace;
  }

  private static Map<String, Object> prediction(ForestData data, ForestRow row, int position) {
    double lower = scale(data, row.lower());
    double upper = scale(data, row.upper());
    String text =
        escape(row.label())
            + " ["
            + Digits.significant(lower)
            + ", "
            + Digits.significant(upper)
            + "]";
    Map<String, Object> trace = new LinkedHashMap<>();
    trace.put("type", "scatter");
    trace.put("mode", "lines");
    trace.put("x", List.of(lower, upper));
    trace.put("y", List.of(position, position));
    trace.put("text", List.of(text, text));
    trace.put("hovertemplate", "%{text}<extra></extra>");
    trace.put("line", Map.of("color", Theme.WARM, "width", 5));
    return trace;
  }

  private static List<Object> positions(
      List<ForestRow> rows, @org.jspecify.annotations.Nullable Kind kind) {
    List<Object> positions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean drawn =
          kind == null || (rows.get(i).kind() == kind && Double.isFinite(rows.get(i).estimate()));
      if (drawn) {
        positions.add(i + 1);
      }
    }
    return positions;
  }

  private static double scale(ForestData data, double value) {
    return data.scale().apply(value);
  }

  /** A number, or null, which is what JSON has instead of NaN. */
  private static @org.jspecify.annotations.Nullable Object finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String hover(ForestData data, ForestRow row) {
    String text =
        "<b>"
            + escape(row.label())
            + "</b><br>"
            + Digits.significant(scale(data, row.estimate()))
            + " ["
            + Digits.significant(scale(data, row.lower()))
            + ", "
            + Digits.significant(scale(data, row.upper()))
            + "]";
    return Double.isNaN(row.weight())
        ? text
        : text + "<br>weight " + Digits.fixed(row.weight(), 1) + " %";
  }

  private static String escape(String text) {
    return Fonts.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
