package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.Figure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** What holds of every figure: nothing overlaps, nothing leaves the picture, no script. */
public final class SceneChecks {

  /** Names of studies as the world has them. */
  public static final String[] LABELS = {
    "Study",
    "A very long label that goes on and on, far beyond what any table would give room to",
    "研究一：北京大学人民医院",
    "دراسة القاهرة",
    "<script>alert(1)</script> & \"quoted\"",
    "e\u0301tude",
    "\u0007bell \uD800 broken"
  };

  private SceneChecks() {}

  public static void isReadable(Figure figure) throws Exception {
    isReadable(figure.scene());
    figure.narrowScene().ifPresent(SceneChecks::isReadable);
    Document svg = parse(figure.svg());
    assertEquals(0, svg.getElementsByTagName("script").getLength());
    assertFalse(figure.svg().contains("NaN"), figure.title());
    assertFalse(figure.svg().contains("Infinity"), figure.title());
    assertFalse(figure.text().contains("NaN"), figure.title());
    assertFalse(figure.title().isBlank());
    assertFalse(figure.description().isBlank());
  }

  /** Texts are apart, and everything is within the picture. */
  public static void isReadable(Scene scene) {
    boxesAreApart(scene);
    pointsAreInside(scene);
  }

  /** Every line of text stands whole in the character form. */
  public static void everyTextIsInTheCharacterForm(Figure figure) {
    String text = figure.text();
    for (Mark mark : figure.scene().marks()) {
      if (mark instanceof Mark.Text t) {
        assertTrue(text.contains(Fonts.clean(t.text())), () -> t.text() + "\n" + text);
      }
    }
  }

  public static <T extends Mark> Stream<T> marks(Scene scene, Class<T> kind) {
    return scene.marks().stream().filter(kind::isInstance).map(kind::cast);
  }

  public static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private record Box(double left, double top, double right, double bottom, String text) {

    static Box of(Mark.Text t) {
      double width = Fonts.width(t.text(), t.size(), t.bold());
      double left =
          switch (t.anchor()) {
            case START -> t.x();
            case MIDDLE -> t.x() - width / 2;
            case END -> t.x() - width;
          };
      return new Box(left, t.y() - 0.72 * t.size(), left + width, t.y() + 0.2 * t.size(), t.text());
    }

    boolean overlaps(Box o) {
      double slack = 0.5;
      return left < o.right - slack
          && o.left < right - slack
          && top < o.bottom - slack
          && o.top < bottom - slack;
    }
  }

  private static void boxesAreApart(Scene scene) {
    List<Box> boxes = new ArrayList<>();
    for (Mark mark : scene.marks()) {
      if (mark instanceof Mark.Text t && !t.text().isBlank()) {
        Box box = Box.of(t);
        isInside(scene, box.left, box.top, mark);
        isInside(scene, box.right, box.bottom, mark);
        boxes.add(box);
      }
    }
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        Box a = boxes.get(i);
        Box b = boxes.get(j);
        assertFalse(a.overlaps(b), () -> scene.title() + ": " + a + " and " + b);
      }
    }
  }

  private static void pointsAreInside(Scene scene) {
    for (Mark mark : scene.marks()) {
      if (mark instanceof Mark.Line l) {
        isInside(scene, l.x1(), l.y1(), mark);
        isInside(scene, l.x2(), l.y2(), mark);
      } else if (mark instanceof Mark.Polyline p) {
        p.points().forEach(point -> isInside(scene, point.x(), point.y(), mark));
      } else if (mark instanceof Mark.Polygon p) {
        p.points().forEach(point -> isInside(scene, point.x(), point.y(), mark));
      } else if (mark instanceof Mark.Bar b) {
        isInside(scene, b.x(), b.y(), mark);
        isInside(scene, b.x() + b.width(), b.y() + b.height(), mark);
      } else if (mark instanceof Mark.Rect r) {
        isInside(scene, r.x(), r.y(), mark);
        isInside(scene, r.x() + r.width(), r.y() + r.height(), mark);
      } else if (mark instanceof Mark.Stems s) {
        for (Mark.Stem stem : s.stems()) {
          isInside(scene, stem.x(), stem.y1(), mark);
          isInside(scene, stem.x(), stem.y2(), mark);
        }
      } else if (mark instanceof Mark.Circle c) {
        isInside(scene, c.x() - c.radius(), c.y() - c.radius(), mark);
        isInside(scene, c.x() + c.radius(), c.y() + c.radius(), mark);
      }
    }
  }

  /** A number that is not finite is not inside either. */
  private static void isInside(Scene scene, double x, double y, Mark mark) {
    assertTrue(
        x >= -0.5 && y >= -0.5 && x <= scene.width() + 0.5 && y <= scene.height() + 0.5,
        () -> scene.title() + ": outside at " + x + ", " + y + ": " + mark.getClass());
  }
}
