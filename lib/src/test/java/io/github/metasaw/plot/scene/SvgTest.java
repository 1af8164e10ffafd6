package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgTest {

  private static Scene scene(Mark... marks) {
    return new Scene(120, 60, 6, 12, "Title <1>", "What is \"seen\".", List.of(marks));
  }

  private static Element only(Document svg, String tag, int index) {
    return (Element) svg.getElementsByTagName(tag).item(index);
  }

  @Test
  void everyMarkIsAnElement() throws Exception {
    Document svg =
        SceneChecks.parse(
            Svg.render(
                scene(
                    new Mark.Line(1, 2, 3.456, 4, Stroke.dashed("#112233", 1.5)),
                    new Mark.Circle(10, 20, 3, "#445566", Stroke.solid("#ffffff", 0)),
                    new Mark.Text(
                        5, 6, "a < b…", 12, true, Anchor.END, "#000000", "a < b and c"))));
    Element line = only(svg, "path", 0);
    assertEquals("M1 2l2.46 2", line.getAttribute("d"));
    assertEquals("#112233", line.getAttribute("stroke"));
    assertEquals("1.5", line.getAttribute("stroke-width"));
    assertEquals("4 3", line.getAttribute("stroke-dasharray"));
    Element circle = only(svg, "circle", 0);
    assertEquals("3", circle.getAttribute("r"));
    assertEquals("", circle.getAttribute("stroke"), "no edge of no width");
    Element text = only(svg, "text", 0);
    assertEquals("end", text.getAttribute("text-anchor"));
    assertEquals("a < b and c", text.getElementsByTagName("title").item(0).getTextContent());
    assertTrue(text.getTextContent().endsWith("a < b…"));
  }

  /** A group says it once; what differs from the figure's text alone is said at all. */
  @Test
  void marksOfOneStyleSayItOnce() throws Exception {
    Stroke stroke = Stroke.solid("#112233", 1);
    String picture =
        Svg.render(
            scene(
                new Mark.Circle(10, 20, 3, "#445566", stroke),
                new Mark.Circle(12, 20, 3, "#445566", stroke),
                new Mark.Circle(14, 20, 3, "#445567", stroke),
                new Mark.Rect(1, 2, 3, 4, "#eeeeee", ""),
                new Mark.Rect(4, 2, 3, 4, "#eeeeee", ""),
                new Mark.Line(0, 0, 10, 0, stroke),
                new Mark.Line(5, 5, 5, 10, stroke),
                new Mark.Text(5, 6, "one", 11, false, Anchor.START, "#333333", "one"),
                new Mark.Text(5, 9, "two", 11, false, Anchor.START, "#333333", "two"),
                new Mark.Text(5, 9, "three", 11, false, Anchor.END, "#999999", "three")));
    Document svg = SceneChecks.parse(picture);
    Element root = svg.getDocumentElement();
    assertEquals("11", root.getAttribute("font-size"));
    assertEquals("#333333", root.getAttribute("fill"));
    Element group = only(svg, "g", 0);
    assertEquals("#445566", group.getAttribute("fill"));
    assertEquals("#112233", group.getAttribute("stroke"));
    assertEquals(2, group.getElementsByTagName("circle").getLength());
    assertEquals("", only(svg, "circle", 0).getAttribute("fill"));
    assertEquals("#445567", only(svg, "circle", 2).getAttribute("fill"));
    assertEquals("M1 2h3v4h-3zm3 0h3v4h-3z", only(svg, "path", 0).getAttribute("d"));
    assertEquals("M0 0h10m-5 5v5", only(svg, "path", 1).getAttribute("d"));
    assertEquals("", only(svg, "text", 0).getAttribute("fill"), "that of the figure");
    assertEquals("#999999", only(svg, "text", 2).getAttribute("fill"));
    assertEquals("end", only(svg, "text", 2).getAttribute("text-anchor"));
  }

  @Test
  void readersOfTheScreenHearTitleAndDescription() throws Exception {
    Element root = SceneChecks.parse(Svg.render(scene())).getDocumentElement();
    assertEquals("img", root.getAttribute("role"));
    assertEquals("Title <1>. What is \"seen\".", root.getAttribute("aria-label"));
    assertEquals("0 0 120 60", root.getAttribute("viewBox"));
  }

  /** The formatter rounds decimal digits half up; the quick way must not differ in any number. */
  @Test
  void numbersAreThoseOfTheFormatter() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200_000; i++) {
      double digits = random.nextInt(4) == 0 ? 1000 : random.nextBoolean() ? 1e5 : 1e14;
      double value = Math.rint(random.nextDouble(-1500, 1500) * digits) / digits;
      assertEquals(formatted(value), Svg.number(value), () -> String.valueOf(value));
    }
    for (double value : new double[] {0, -0.0, -0.004, -0.005, 1.005, 0.125, 3e7, 1e12, 0.1}) {
      assertEquals(formatted(value), Svg.number(value), () -> String.valueOf(value));
    }
  }

  private static String formatted(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    return text.equals("-0") ? "0" : text;
  }
}
