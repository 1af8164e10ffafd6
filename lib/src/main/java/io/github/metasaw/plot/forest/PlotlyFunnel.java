package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The interactive funnel plot: Plotly's data and layout as Maps, the same contours and limits as
 * the drawing, hover text with study, estimate and standard error.
 */
final class PlotlyFunnel {

  private static final int LINE_STEPS = 24;

  private final FunnelData data;
  private final double depth;

  private PlotlyFunnel(FunnelData data) {
    this.data = data;
    this.depth = data.depth();
  }

  static Map<String, Object> render(FunnelData data) {
    return new PlotlyFunnel(data).figure();
  }

  private Map<String, Object> figure() {
    Map<String, Object> layout = PlotlyParts.layout(data.title(), 480, 70);
    Map<String, Object> x = PlotlyParts.effectAxis(data.effect(), data.scale());
    x.put("zeroline", false);
    layout.put("xaxis", x);
    Map<String, Object> y = new LinkedHashMap<>();
    y.put("title", Map.of("text", "Standard error"));
    y.put("range", List.of(depth, 0));
    layout.put("yaxis", y);
    List<Object> traces = new ArrayList<>();
    List<FunnelData.Contour> contours = data.hasContours() ? FunnelData.CONTOURS : List.of();
    for (FunnelData.Contour contour : contours) {
      traces.add(wedge(data.reference(), contour.z(), "p = " + Digits.plain(contour.p()), "dot"));
    }
    traces.add(wedge(data.centre(), FunnelData.limit(), "95 % limits", "dash"));
    traces.add(line(List.of(data.centre(), data.centre()), List.of(0.0, depth), "centre", "solid"));
    FunnelLine regression = data.line();
    if (regression != null) {
      List<Double> errors =
          IntStream.rangeClosed(0, LINE_STEPS).mapToObj(i -> depth * i / LINE_STEPS).toList();
      traces.add(
          line(
              errors.stream().map(regression::effect).toList(),
              errors,
              regression.label(),
              "solid"));
    }
    traces.add(points());
    return PlotlyParts.figure(traces, layout);
  }

  /** The two lines on which an estimate is z standard errors from a value. */
  private Map<String, Object> wedge(double top, double z, String name, String dash) {
    return line(
        List.of(top - z * depth, top, top + z * depth), List.of(depth, 0.0, depth), name, dash);
  }

  private Map<String, Object> line(List<Double> x, List<Double> y, String name, String dash) {
    List<Object> shown = new ArrayList<>();
    x.forEach(value -> shown.add(PlotlyParts.finite(data.scale().apply(value))));
    Map<String, Object> trace = PlotlyParts.trace("lines", shown, y);
    String colour = dash.equals("dot") ? Theme.MUTED : Theme.ACCENT;
    trace.put("line", Map.of("color", colour, "width", 1, "dash", dash));
    PlotlyParts.hover(trace, x.stream().map(any -> name).toList());
    return trace;
  }

  private Map<String, Object> points() {
    List<Object> x = new ArrayList<>();
    List<Object> colours = new ArrayList<>();
    for (FunnelData.FunnelPoint point : data.points()) {
      x.add(PlotlyParts.finite(data.scale().apply(point.x())));
      colours.add(data.colour(point));
    }
    Map<String, Object> trace =
        PlotlyParts.trace(
            "markers", x, data.points().stream().map(FunnelData.FunnelPoint::se).toList());
    List<String> symbols =
        data.points().stream().map(point -> point.isHollow() ? "circle-open" : "circle").toList();
    trace.put("marker", Map.of("size", 8, "color", colours, "symbol", symbols));
    PlotlyParts.hover(trace, data.points().stream().map(this::hover).toList());
    return trace;
  }

  private String hover(FunnelData.FunnelPoint point) {
    return "<b>%s</b><br>%s<br>standard error %s%s"
        .formatted(
            PlotlyParts.escape(point.label()),
            Digits.significant(point.x(), data.scale()),
            Digits.significant(point.se())
                + (data.groups().isEmpty()
                    ? ""
                    : "<br>" + PlotlyParts.escape(data.groups().get(point.group()))),
            point.isHollow()
                ? "<br>added by trim and fill"
                : point.outside() ? "<br>outside the 95 % limits" : "");
  }
}
