package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The interactive forest plot: Plotly's data and layout as Maps, hover text with study, estimate,
 * interval and weight.
 */
final class PlotlyForest {

  private final ForestData data;

  /** Those with an interval, from the top. */
  private final List<ForestRow> rows;

  private PlotlyForest(ForestData data) {
    this.data = data;
    this.rows = data.rows().stream().filter(row -> !Double.isNaN(row.lower())).toList();
  }

  static Map<String, Object> render(ForestData data) {
    return new PlotlyForest(data).figure();
  }

  private Map<String, Object> figure() {
    Map<String, Object> layout = PlotlyParts.layout(data.title(), 160 + 24 * rows.size(), 220);
    layout.put("xaxis", axis());
    if (Double.isFinite(data.axis().referenceLine())) {
      layout.put("shapes", List.of(reference(shown(data.axis().referenceLine()))));
    }
    if (!data.axis().favours().isEmpty()) {
      layout.put("annotations", List.of(favours(0, "left"), favours(1, "right")));
    }
    Map<String, Object> y = new LinkedHashMap<>();
    y.put("autorange", "reversed");
    y.put("tickvals", positions(rows));
    y.put("ticktext", rows.stream().map(row -> PlotlyParts.escape(row.label())).toList());
    layout.put("yaxis", y);
    List<Object> traces = new ArrayList<>();
    traces.add(trace(rows, Kind.STUDY, "square", Theme.ACCENT));
    traces.add(trace(rows, Kind.SUBGROUP, "diamond", Theme.LIGHT));
    traces.add(trace(rows, Kind.POOLED, "diamond", Theme.INK));
    List<ForestRow> effects = rows.stream().map(PlotlyForest::effect).toList();
    if (effects.stream().anyMatch(row -> row.kind() == Kind.EFFECT)) {
      traces.add(trace(effects, Kind.EFFECT, "circle", Theme.GREEN));
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).kind() == Kind.PREDICTION) {
        traces.add(prediction(rows.get(i), i + 1));
      }
    }
    return PlotlyParts.figure(traces, layout);
  }

  /** The axis of effects, with the ends and ticks that were asked for. */
  private Map<String, Object> axis() {
    Map<String, Object> axis = PlotlyParts.effectAxis(data.effect(), data.scale());
    boolean isLog = "log".equals(axis.get("type"));
    Interval limits = data.axis().limits();
    if (limits != null) {
      axis.put("range", List.of(end(limits.lower(), isLog), end(limits.upper(), isLog)));
    }
    if (!data.axis().ticks().isEmpty()) {
      axis.put("tickvals", data.axis().ticks().stream().map(this::shown).toList());
    }
    return axis;
  }

  /** Plotly gives the ends of a logarithmic axis as powers of ten. */
  private double end(double value, boolean isLog) {
    return isLog ? Math.log10(shown(value)) : shown(value);
  }

  private static Map<String, Object> reference(double x) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", "line");
    line.put("x0", x);
    line.put("x1", x);
    line.put("yref", "paper");
    line.put("y0", 0);
    line.put("y1", 1);
    line.put("line", Map.of("color", Theme.RULE, "width", 1));
    return line;
  }

  /** Words below one end of the axis. */
  private Map<String, Object> favours(int side, String end) {
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("text", PlotlyParts.escape(data.axis().favoured(side)));
    words.put("xref", "paper");
    words.put("yref", "paper");
    words.put("x", side);
    words.put("y", 0);
    words.put("xanchor", end);
    words.put("yanchor", "top");
    words.put("yshift", -38);
    words.put("showarrow", false);
    return words;
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

  /** The rows of one kind that have an estimate, at the places they have among all rows. */
  private Map<String, Object> trace(List<ForestRow> all, Kind kind, String symbol, String colour) {
    List<ForestRow> own =
        all.stream().filter(row -> row.kind() == kind && Double.isFinite(row.estimate())).toList();
    List<Integer> places = own.stream().map(row -> all.indexOf(row) + 1).toList();
    Map<String, Object> trace =
        PlotlyParts.trace("markers", numbers(own, row -> shown(row.estimate())), places);
    PlotlyParts.hover(trace, own.stream().map(this::hover).toList());
    List<Double> size =
        own.stream()
            .map(row -> Double.isNaN(row.weight()) ? 12 : 5 + 2.5 * Math.sqrt(row.weight()))
            .toList();
    trace.put("marker", Map.of("symbol", symbol, "size", size, "color", colour));
    trace.put("error_x", errors(own, colour));
    return trace;
  }

  private Map<String, Object> errors(List<ForestRow> own, String colour) {
    return Map.of(
        "type",
        "data",
        "symmetric",
        false,
        "array",
        numbers(own, row -> shown(row.upper()) - shown(row.estimate())),
        "arrayminus",
        numbers(own, row -> shown(row.estimate()) - shown(row.lower())),
        "color",
        colour,
        "thickness",
        1.2,
        "width",
        0);
  }

  private static List<Object> numbers(List<ForestRow> rows, ToDoubleFunction<ForestRow> value) {
    List<Object> numbers = new ArrayList<>();
    rows.forEach(row -> numbers.add(PlotlyParts.finite(value.applyAsDouble(row))));
    return numbers;
  }

  private Map<String, Object> prediction(ForestRow row, int position) {
    List<Double> ends = List.of(shown(row.lower()), shown(row.upper()));
    Map<String, Object> trace = PlotlyParts.trace("lines", ends, List.of(position, position));
    String text = PlotlyParts.escape(row.label()) + " " + interval(row);
    PlotlyParts.hover(trace, List.of(text, text));
    trace.put("line", Map.of("color", Theme.WARM, "width", 5));
    return trace;
  }

  private static List<Integer> positions(List<ForestRow> rows) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 1; i <= rows.size(); i++) {
      positions.add(i);
    }
    return positions;
  }

  private double shown(double value) {
    return data.scale().apply(value);
  }

  private String interval(ForestRow row) {
    return "[%s, %s]"
        .formatted(Digits.significant(shown(row.lower())), Digits.significant(shown(row.upper())));
  }

  private String hover(ForestRow row) {
    String text =
        "<b>%s</b><br>%s %s"
            .formatted(
                PlotlyParts.escape(row.label()),
                Digits.significant(shown(row.estimate())),
                interval(row));
    StringBuilder words = new StringBuilder(text);
    for (int c = 0; c < row.cells().size(); c++) {
      if (!row.cells().get(c).isEmpty()) {
        String cell = data.columns().get(c).label() + " " + row.cells().get(c);
        words.append("<br>").append(PlotlyParts.escape(cell));
      }
    }
    for (int m = 0; m < row.weights().size(); m++) {
      if (!Double.isNaN(row.weights().get(m))) {
        boolean isOnly = data.weightHeads().size() == 1;
        String model = isOnly ? "" : " (" + PlotlyParts.escape(data.weightHeads().get(m)) + ")";
        words.append("<br>weight ").append(Digits.fixed(row.weights().get(m), 1)).append(" %");
        words.append(model);
      }
    }
    return words.toString();
  }
}
