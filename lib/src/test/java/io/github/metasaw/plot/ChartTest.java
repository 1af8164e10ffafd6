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
