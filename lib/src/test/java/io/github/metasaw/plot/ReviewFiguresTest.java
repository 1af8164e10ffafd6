package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.review.FlowCounts;
import io.github.metasaw.review.RiskOfBias;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReviewFiguresTest {

  private static RiskOfBias rob() {
    return RiskOfBias.of(
        Table.create(
            "rob",
            StringColumn.create("study", "A", "B", "C", "D"),
            StringColumn.create("Blinding", "low", "high", "high", "critical"),
            StringColumn.create("Attrition", "low", "low", "unclear", "")));
  }

  private static List<String> texts(Scene scene) {
    return scene.marks().stream()
        .filter(Mark.Text.class::isInstance)
        .map(mark -> ((Mark.Text) mark).text())
        .toList();
  }

  /** Seven judgements and a key of four: each light has a sign, so colour is not needed. */
  @Test
  void everyLightHasASign() {
    Scene scene = ReviewFigures.biasLights(rob()).scene();
    long lights = scene.marks().stream().filter(Mark.Circle.class::isInstance).count();
    long signs = texts(scene).stream().filter(text -> text.matches("[+×!?−]")).count();
    assertEquals(7 + 4, lights);
    assertEquals(lights, signs);
    assertTrue(scene.description().contains("Blinding: 25 % low, 50 % high, 25 % critical"));
  }

  @Test
  void theBarsOfADomainFillItsWidth() {
    Scene scene = ReviewFigures.biasSummary(rob()).scene();
    double width =
        scene.marks().stream()
            .filter(Mark.Polygon.class::isInstance)
            .map(mark -> ((Mark.Polygon) mark).points())
            .filter(points -> points.get(0).y() < 60)
            .mapToDouble(points -> points.get(1).x() - points.get(0).x())
            .sum();
    assertEquals(340, width, 1e-9);
    assertEquals(8, ReviewFigures.biasSummary(rob()).data().rowCount());
  }

  @Test
  void theFlowSaysEveryCount() {
    FlowCounts counts =
        FlowCounts.of(
            Table.create(
                "counts",
                StringColumn.create("item", "databases", "duplicates", "excluded", "excluded: age"),
                IntColumn.create("n", 300, 40, 220, 18)));
    Scene scene = ReviewFigures.flow(counts).scene();
    String all = String.join(" ", texts(scene)).replace('\u00a0', ' ');
    for (String text :
        List.of(
            "Databases (n = 300)",
            "Duplicate records (n = 40)",
            "Records screened (n = 260)",
            "age (n = 18)",
            "Studies included in review (n = 22)")) {
      assertTrue(all.contains(text), text);
    }
  }
}
