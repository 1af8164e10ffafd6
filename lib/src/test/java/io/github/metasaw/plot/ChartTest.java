package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Charts put together by hand. */
class ChartTest {

  private static final double[] X = {0, 1, 2};
  private static final double[] Y = {0.2, 0.9, 0.4};

  private static Chart all() {
    return Chart.of("Three genotypes", "copies of the allele", "trait")
        .withArea("density", X, Y)
        .withPoints("people", X, Y)
        .withLine("fit", X, new double[] {0.1, 0.2, 0.3})
        .withRule("mean", 0.5, 1.5)
        .withWord("here", 1, 0.6)
        .withPoints("", new double[] {0.3}, new double[] {0.3});
  }

  @Test
  void everythingIsInSightAndTold() throws Exception {
    Figure figure = all().figure();
    SceneChecks.isReadable(figure);
    SceneChecks.everyTextIsInTheCharacterForm(figure);
    assertEquals("Three genotypes", figure.title());
    assertTrue(figure.description().contains("people: 3 points from 0 to 2"), figure.description());
    assertTrue(figure.description().contains("mean: at 0.5"), figure.description());
    for (String label : SceneChecks.LABELS) {
      SceneChecks.isReadable(
          Chart.of(label, label, label)
              .withLine(label, X, Y)
              .withPoints("b", X, Y)
              .withCategories(label, "one", label)
              .figure());
    }
  }

  @Test
  void layersOfOneNameShareColourAndKey() {
    Chart chart = Chart.of("t", "x", "y").withPoints("a", X, Y).withPoints("b", Y, X);
    Scene scene = chart.withLine("a", X, Y).figure().scene();
    List<String> texts = SceneChecks.marks(scene, Mark.Text.class).map(Mark.Text::text).toList();
    assertEquals(1, texts.stream().filter("a"::equals).count());
    List<String> fills =
        SceneChecks.marks(scene, Mark.Circle.class).map(Mark.Circle::fill).distinct().toList();
    assertEquals(2, fills.size());
    List<Mark.Polyline> lines = SceneChecks.marks(scene, Mark.Polyline.class).toList();
    assertEquals(fills.get(0), lines.get(lines.size() - 1).stroke().colour());
    assertNotEquals(fills.get(1), fills.get(0));
  }

  /** A band is the polygon of its lower and upper line, and its numbers are in the table. */
  @Test
  void aBandLiesBehindItsLine() throws Exception {
    double[] lower = {0.1, 0.2, 0.1};
    double[] upper = {0.4, 1, 0.7};
    Figure figure =
        Chart.of("t", "x", "y").withLine("fit", X, Y).withBand("95 % CI", X, lower, upper).figure();
    SceneChecks.isReadable(figure);
    List<Mark> marks = figure.scene().marks();
    Mark.Polygon band =
        SceneChecks.marks(figure.scene(), Mark.Polygon.class).findFirst().orElseThrow();
    Mark.Polyline fit =
        SceneChecks.marks(figure.scene(), Mark.Polyline.class).reduce((a, b) -> b).orElseThrow();
    assertTrue(marks.indexOf(band) < marks.indexOf(fit));
    assertEquals(6, band.points().size());
    for (int i = 0; i < 3; i++) {
      assertEquals(fit.points().get(i).x(), band.points().get(i).x(), 1e-9);
      assertTrue(band.points().get(i).y() > fit.points().get(i).y());
      assertTrue(band.points().get(5 - i).y() < fit.points().get(i).y());
    }
    Table rows = figure.data();
    assertEquals(6, rows.where(rows.stringColumn("kind").isEqualTo("band")).rowCount());
    Chart chart = Chart.of("t", "x", "y");
    assertThrows(MetaException.class, () -> chart.withBand("b", X, lower, new double[2]));
  }

  @Test
  void anAxisOfSharesBeginsAtZero() {
    Chart chart = Chart.of("t", "x", "y").withDashedLine("expected", X, new double[] {5, 6, 7});
    assertTrue(texts(chart.fromZero()).contains("0"), texts(chart.fromZero()).toString());
    assertTrue(!texts(chart).contains("0") && texts(chart).contains("6.0"));
    assertTrue(
        SceneChecks.marks(chart.figure().scene(), Mark.Polyline.class)
            .allMatch(line -> line.stroke().dashed()));
    Chart negative = chart.withPoints("p", X, new double[] {-1, 0, 1});
    assertThrows(MetaException.class, negative::fromZero);
  }

  private static List<String> texts(Chart chart) {
    return SceneChecks.marks(chart.figure().scene(), Mark.Text.class).map(Mark.Text::text).toList();
  }

  @Test
  void aDescriptionReplacesTheSummaryOfLayers() {
    Chart chart = Chart.of("t", "x", "y").withPoints("p", X, Y);
    assertEquals(
        "y over x, p: 3 points from 0 to 2.000; largest, 0.9000, at 1.000.",
        chart.figure().description());
    assertEquals("All is well.", chart.withDescription("All is well.").figure().description());
  }

  @Test
  void categoriesStandAtTheirNumbers() {
    Chart chart = Chart.of("t", "g", "y").withPoints("", X, Y).withCategories("CC", "CG", "GG");
    Scene scene = chart.figure().scene();
    Mark.Text middle =
        SceneChecks.marks(scene, Mark.Text.class)
            .filter(text -> text.text().equals("CG"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        SceneChecks.marks(scene, Mark.Circle.class)
            .anyMatch(circle -> Math.abs(circle.x() - middle.x()) < 1e-9));
  }

  @Test
  void outsideTheAxisNothingIsDrawn() throws Exception {
    Figure figure = all().withX(0.9, 2.1).figure();
    SceneChecks.isReadable(figure);
    double left =
        SceneChecks.marks(figure.scene(), Mark.Text.class)
            .filter(text -> text.text().equals("Three genotypes"))
            .mapToDouble(Mark.Text::x)
            .findFirst()
            .orElseThrow();
    assertEquals(
        2,
        SceneChecks.marks(figure.scene(), Mark.Circle.class)
            .filter(circle -> circle.x() > left && circle.radius() < 4)
            .count());
  }

  @Test
  void aSketchHasNoNumbersAtTheLeft() throws Exception {
    Figure figure = all().asSketch().figure();
    SceneChecks.isReadable(figure);
    long texts = SceneChecks.marks(figure.scene(), Mark.Text.class).count();
    assertTrue(texts < SceneChecks.marks(all().figure().scene(), Mark.Text.class).count());
  }

  @Test
  void faultsAreNamed() {
    Chart empty = Chart.of("t", "x", "y");
    assertThrows(MetaException.class, empty::figure);
    assertThrows(MetaException.class, () -> empty.withLine("a", X, new double[2]));
    assertThrows(MetaException.class, () -> empty.withLine("a", new double[1], new double[1]));
    assertThrows(MetaException.class, () -> empty.withArea("a", new double[1], new double[1]));
    assertThrows(
        MetaException.class, () -> empty.withPoints("a", X, new double[] {1, Double.NaN, 2}));
    assertThrows(MetaException.class, () -> empty.withX(2, 1));
  }
}
