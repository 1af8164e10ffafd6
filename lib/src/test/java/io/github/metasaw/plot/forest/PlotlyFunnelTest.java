package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotlyFunnelTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());

  private static Map<String, Object> render(Transformation scale) {
    return PlotlyFunnel.render(FunnelData.of(FIT, ForestOptions.defaults()).on(scale));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> traces(Map<String, Object> figure) {
    return (List<Map<String, Object>>) figure.get("data");
  }

  @SuppressWarnings("unchecked")
  private static List<Double> numbers(Map<String, Object> trace, String name) {
    return (List<Double>) trace.get(name);
  }

  @Test
  void everyStudyIsAPointAtItsStandardError() {
    List<Map<String, Object>> traces = traces(render(Transformation.IDENTITY));
    Map<String, Object> points = traces.get(traces.size() - 1);
    double[] yi = FIT.studies().yi();
    double[] vi = FIT.studies().vi();
    for (int i = 0; i < yi.length; i++) {
      assertEquals(yi[i], numbers(points, "x").get(i), 1e-15);
      assertEquals(Math.sqrt(vi[i]), numbers(points, "y").get(i), 1e-15);
      assertTrue(((List<?>) points.get("text")).get(i).toString().contains("standard error"));
    }
  }

  /** Three contours round the reference, one funnel round the estimate, its centre, the points. */
  @Test
  void theLinesAreThoseOfTheDrawing() {
    List<Map<String, Object>> traces = traces(render(Transformation.IDENTITY));
    assertEquals(6, traces.size());
    List<Double> limits = numbers(traces.get(3), "x");
    double depth = numbers(traces.get(3), "y").get(0);
    assertEquals(FIT.estimate(), limits.get(1), 1e-15);
    assertEquals(2 * 1.959964 * depth, limits.get(2) - limits.get(0), 1e-5);
    assertEquals(0, numbers(traces.get(0), "x").get(1), "contours begin at the reference");
  }

  @Test
  void ratiosStandOnALogarithmicAxis() {
    Map<String, Object> figure = render(Transformation.EXP);
    Map<?, ?> axis = (Map<?, ?>) ((Map<?, ?>) figure.get("layout")).get("xaxis");
    assertEquals("log", axis.get("type"));
    List<Map<String, Object>> traces = traces(figure);
    assertEquals(
        Math.exp(FIT.studies().yi()[0]), numbers(traces.get(traces.size() - 1), "x").get(0), 1e-12);
  }

  @Test
  void theFigureCarriesItAndLabelsAreInert() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("study", "<b>A</b>", "B"),
            DoubleColumn.create("yi", .1, .2),
            DoubleColumn.create("vi", .1, .2));
    Figure figure = Meta.funnel(Meta.fit(table, "yi ~ 1")).interactive();
    assertTrue(figure.isInteractive());
    assertTrue(Render.of(figure).content().containsKey("application/vnd.plotly.v1+json"));
    assertFalse(figure.plotly().toString().contains("<b>A</b>"));
    assertTrue(figure.plotly().toString().contains("&lt;b&gt;A&lt;/b&gt;"));
  }
}
