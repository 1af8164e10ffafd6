package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The figures of the lecture are whole: no text leaves the picture or covers another. */
class TeachingFiguresTest {

  private static Table binary(int n) {
    Table table = Table.create("z");
    for (int v = 0; v < n; v++) {
      int place = v;
      table.addColumns(
          IntColumn.create(
              "z" + v, IntStream.range(0, 1 << n).map(set -> set >> place & 1).toArray()));
    }
    double sum = (1 << n) * ((1 << n) + 1) / 2.0;
    return table.addColumns(
        DoubleColumn.create(
            "p", IntStream.range(0, 1 << n).mapToDouble(set -> (set + 1) / sum).toArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6})
  void jointDistributionsReadWell(int n) throws Exception {
    Figure figure = TeachingFigures.joint(Exchangeability.of(binary(n)));
    isReadable(figure);
    assertTrue(figure.description().contains("exchangeable: no"), figure.description());
  }

  @Test
  void densitiesReadWell() throws Exception {
    Figure figure =
        TeachingFigures.contours(
            PairDensity.independent(1),
            PairDensity.exchangeable(1, 0.7),
            PairDensity.identical(1),
            PairDensity.exchangeable(0.2, -0.5));
    isReadable(figure);
    assertTrue(figure.text().contains("identical margins, not exchangeable"), figure.text());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20})
  void populationsReadWell(int k) throws Exception {
    double[] beta = DoubleStream.iterate(0, i -> i + 1).limit(k).map(Math::sin).toArray();
    double[] phi = DoubleStream.iterate(1, i -> i + 0.5).limit(k).toArray();
    double[] n = DoubleStream.iterate(100, i -> i + 50).limit(k).toArray();
    List<String> labels = IntStream.range(0, k).mapToObj(i -> "Study " + i).toList();
    isReadable(
        TeachingFigures.populations(
            Populations.of(labels, beta, phi, n), "equal", "size", "precision"));
  }

  private static void isReadable(Figure figure) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(figure.svg().getBytes(StandardCharsets.UTF_8)));
    assertFalse(figure.svg().contains("NaN"), figure.title());
    assertFalse(figure.description().isBlank());
    assertFalse(figure.text().isBlank());
    Scene scene = figure.scene();
    List<Rectangle2D> boxes =
        scene.marks().stream()
            .filter(mark -> mark instanceof Mark.Text t && !t.text().isBlank())
            .map(mark -> box((Mark.Text) mark))
            .toList();
    Rectangle2D page = new Rectangle2D.Double(0, 0, scene.width() + 1, scene.height() + 1);
    for (int i = 0; i < boxes.size(); i++) {
      assertTrue(page.contains(boxes.get(i)), figure.title() + boxes.get(i));
      for (int j = 0; j < i; j++) {
        assertFalse(boxes.get(i).intersects(boxes.get(j)), figure.title() + boxes.get(i));
      }
    }
    assertEquals(figure.title(), scene.title());
  }

  /** What a line of text covers, half a pixel less on each side. */
  private static Rectangle2D box(Mark.Text t) {
    double width = Fonts.width(t.text(), t.size(), t.bold());
    double left =
        switch (t.anchor()) {
          case START -> t.x();
          case MIDDLE -> t.x() - width / 2;
          case END -> t.x() - width;
        };
    double top = t.y() - 0.72 * t.size();
    return new Rectangle2D.Double(left + 0.5, top + 0.5, width - 1, 0.92 * t.size() - 1);
  }
}
