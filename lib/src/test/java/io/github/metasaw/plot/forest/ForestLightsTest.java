package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ForestLightsTest {

  private static final List<String> WORDS = List.of("low", "some concerns", "high");

  private static Studies studies(int k) {
    return Meta.studies(
            Table.create(
                "trials",
                StringColumn.create(
                    "study", IntStream.range(0, k).mapToObj(i -> "Author " + i).toList()),
                DoubleColumn.create("yi", IntStream.range(0, k).mapToDouble(i -> 0.1 * (i % 7))),
                DoubleColumn.create(
                    "vi", IntStream.range(0, k).mapToDouble(i -> 0.05 + 0.001 * i))))
        .label("study")
        .read();
  }

  private static RiskOfBias judged(int k, String... domains) {
    Table table =
        Table.create(
            "rob",
            StringColumn.create(
                "study", IntStream.range(0, k).mapToObj(i -> "Author " + i).toList()));
    for (int d = 0; d < domains.length; d++) {
      int domain = d;
      table.addColumns(
          StringColumn.create(
              domains[d],
              IntStream.range(0, k).mapToObj(i -> WORDS.get((i + domain) % 3)).toList()));
    }
    return RiskOfBias.of(table);
  }

  private static ForestData data(int k, RiskOfBias bias) {
    return ForestData.of(
        List.of(Meta.fit(studies(k))), ForestOptions.defaults().withRiskOfBias(bias));
  }

  private static List<Mark.Circle> circles(Scene scene) {
    List<Mark.Circle> circles = new ArrayList<>();
    scene.marks().stream()
        .filter(Mark.Circle.class::isInstance)
        .forEach(mark -> circles.add((Mark.Circle) mark));
    return circles;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 40, 200})
  void everyStudyHasALightForEachDomainInBothForms(int k) {
    ForestData data = data(k, judged(k, "D1", "D2", "D3", "D4", "D5", "Overall"));
    for (Scene scene :
        List.of(ForestLayout.draw(data), ForestLayout.drawNarrow(data).orElseThrow())) {
      List<Mark.Circle> circles = circles(scene);
      assertEquals(6 * k, circles.size());
      for (Mark.Circle circle : circles) {
        assertTrue(circle.x() + circle.radius() < scene.width() && circle.x() > 0);
      }
      for (int i = 1; i < 6; i++) {
        double apart = circles.get(i).x() - circles.get(i - 1).x();
        assertTrue(apart > 2 * circles.get(i).radius(), "lights of a row overlap");
      }
      double below = circles.get(6).y() - circles.get(0).y();
      assertTrue(below > 2 * circles.get(0).radius(), "lights of two rows overlap");
    }
  }

  @Test
  void theNoteExplainsSignsAndDomains() {
    List<String> notes = data(6, judged(6, "D1", "D2", "D3", "D4", "D5", "Overall")).notes();
    String all = String.join("\n", notes);
    assertTrue(all.contains("Risk of bias (RoB 2): + low, − some concerns, × high."), all);
    assertTrue(all.contains("D1 "), all);
  }

  @Test
  void longNamesBecomeLetters() {
    ForestData data = data(4, judged(4, "Random sequence generation", "Blinding", "Overall"));
    assertEquals(List.of("A", "B", "Overall"), data.lights().heads());
    assertTrue(
        String.join("\n", data.notes())
            .contains("Domains: A Random sequence generation; B Blinding."));
  }

  @Test
  void studiesWithoutJudgementsAreNamed() {
    ForestData data = data(5, judged(3, "D1", "D2"));
    assertTrue(String.join("\n", data.notes()).contains("Not judged: Author 3, Author 4."));
    assertEquals(6, circles(ForestLayout.draw(data)).size());
  }

  @Test
  void judgementsOfOtherStudiesAreRefused() {
    RiskOfBias other =
        RiskOfBias.of(
            Table.create(
                "rob", StringColumn.create("study", "Smith"), StringColumn.create("D1", "low")));
    String fault = assertThrows(MetaException.class, () -> data(2, other)).getMessage();
    assertEquals(
        "no study of the plot has judgements: its studies are Author 0, Author 1, and those judged are Smith",
        fault);
  }
}
