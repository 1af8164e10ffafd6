package io.github.metasaw.plot.forest;

import static io.github.metasaw.plot.forest.ForestSamples.studies;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.SceneChecks;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ForestFiguresTest {

  private static List<Figure> figures(int k, double scale) {
    Studies studies = studies(k, scale);
    FrequentistFit random = Meta.fit(studies);
    FrequentistFit common = Meta.fit(studies, FreqOptions.defaults().withMethod("common"));
    ForestOptions options = ForestOptions.defaults().withTitle("A title");
    List<Figure> figures = new ArrayList<>();
    figures.add(Meta.forest(random));
    figures.add(
        Meta.forest(options.withSort("yi", true).withColumns(List.of("vi")), common, random));
    figures.add(Meta.forest(options.withPooledRow("Pooled").withSort("yi", true), random));
    figures.add(Meta.forest(studies, options));
    figures.add(Meta.forest(studies, options.withGroup("group")));
    figures.add(Meta.forest(options.withGroup("group").withColumns(List.of("vi")), common, random));
    figures.add(Meta.funnel(random));
    if (scale == 1) {
      figures.add(
          Meta.forest(
              options.withTransformation(Transformation.EXP).withEffect("Risk ratio"), random));
    }
    if (k > 2 && k < 100 || k == 300) {
      figures.add(DiagnosticFigures.influence(random));
    }
    if (k > 2 && k < 100) {
      figures.add(Figures.leaveOneOut(random, options));
      figures.add(Figures.cumulative(random, "", options));
    }
    return figures;
  }

  private static DynamicTest test(int k, double scale) {
    return DynamicTest.dynamicTest(
        k + " studies, scale " + scale,
        () -> {
          for (Figure figure : figures(k, scale)) {
            SceneChecks.isReadable(figure);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nothingOverlapsAndNothingIsCut() {
    return Stream.of(1, 2, 3, 8, 13, 79, 300, 500)
        .flatMap(k -> Stream.of(1.0, 1e-6, 1e6).map(scale -> test(k, scale)));
  }

  @Test
  void theSameFigureHasTheSameBytes() {
    Figure once = figures(8, 1).get(1);
    Figure again = figures(8, 1).get(1);
    assertEquals(once.svg(), again.svg());
    assertEquals(once.text(), again.text());
    assertArrayEquals(once.png(), again.png());
  }

  @Test
  void everyStringOfTheSceneIsInSvgAndText() throws Exception {
    Figure figure = figures(8, 1).get(1);
    String words = SceneChecks.parse(figure.svg()).getDocumentElement().getTextContent();
    for (Mark mark : figure.scene().marks()) {
      if (mark instanceof Mark.Text t) {
        assertTrue(words.contains(Fonts.clean(t.full())), t.full());
        assertTrue(figure.text().contains(Fonts.clean(t.text())), t.text() + "\n" + figure.text());
      }
    }
    var image = ImageIO.read(new ByteArrayInputStream(figure.png()));
    assertEquals(2 * figure.scene().width(), image.getWidth());
  }

  @Test
  void ticksOfRatiosAreRound() {
    Axis axis = new Axis(Math.log(0.07), Math.log(7), 0, 100, Transformation.EXP);
    assertEquals(
        List.of("0.1", "0.2", "0.5", "1", "2", "5"),
        axis.ticks(6).stream().map(Axis.Tick::label).toList());
  }

  @Test
  void aLineKeepsItsPointsAndWritesLargeNumbersShort() {
    double[] x = {0, 0.005, 0.01};
    double[] y = {2.656e120, 2e120, 0};
    Figure line = Figures.line(x, y, "Density tau", "tau", "Density");
    String svg = line.svg();
    assertTrue(svg.contains(">2e120<"), svg);
    assertTrue(svg.contains(">0.004<"), svg);
    assertEquals(
        "Density over tau, 3 points from 0 to 0.01000; largest, 2.656e+120, at 0.",
        line.description());
    assertThrows(MetaException.class, () -> Figures.line(x, new double[2], "", "", ""));
    assertThrows(
        MetaException.class, () -> Figures.line(x, new double[] {1, 2, Double.NaN}, "", "", ""));
  }

  @Test
  void influenceNamesItsStudies() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    String text = DiagnosticFigures.influence(fit).text();
    assertTrue(text.contains("TPT Madras 1980"), text);
    assertTrue(text.contains("Studies by their numbers, in the order of the table"), text);
  }
}
