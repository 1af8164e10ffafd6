package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class PdfTest {

  static Scene scene(Mark... marks) {
    return new Scene(200, 100, 6, 12, "Effect τ² (all)", "Words.", List.of(marks));
  }

  static Mark.Text text(double x, double y, String text, Anchor anchor) {
    return new Mark.Text(x, y, text, 10, false, anchor, "#ff0000", text);
  }

  private static String latin(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1);
  }

  /** The page's operators, inflated. */
  private static String content(byte[] pdf) throws DataFormatException {
    Matcher stream =
        Pattern.compile("/Length (\\d+) /Filter /FlateDecode >>\nstream\n").matcher(latin(pdf));
    assertTrue(stream.find());
    int length = Integer.parseInt(stream.group(1));
    Inflater inflater = new Inflater();
    inflater.setInput(pdf, stream.end(), length);
    byte[] out = new byte[1 << 16];
    int n = inflater.inflate(out);
    assertTrue(inflater.finished());
    return latin(Arrays.copyOf(out, n));
  }

  @Test
  void theTableOfOffsetsFindsEveryObject() {
    String pdf = latin(Pdf.render(scene()));
    Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
    assertTrue(start.find());
    int table = Integer.parseInt(start.group(1));
    assertTrue(pdf.startsWith("xref\n0 8\n", table));
    for (int i = 1; i < 8; i++) {
      int entry = table + "xref\n0 8\n".length() + 20 * i;
      int offset = Integer.parseInt(pdf.substring(entry, entry + 10));
      assertTrue(pdf.startsWith(i + " 0 obj\n", offset), "object " + i);
    }
  }

  @Test
  void thePageIsAsLargeAsTheFigureAt96PixelsPerInch() {
    assertTrue(latin(Pdf.render(scene())).contains("/MediaBox [0 0 150 75]"));
  }

  /** UTF-16 of τ² is 03C4 00B2. */
  @Test
  void titleAndProducerAreThere() {
    String pdf = latin(Pdf.render(scene()));
    assertTrue(pdf.contains("/Producer (Metasaw)"));
    assertTrue(pdf.contains("03C400B2"));
  }

  /** y is upward; red is 1 0 0. */
  @Test
  void marksAreVectors() throws DataFormatException {
    String content =
        content(
            Pdf.render(
                scene(
                    new Mark.Line(10, 20, 30, 40, Stroke.dashed("#ff0000", 2)),
                    new Mark.Polygon(
                        List.of(new Point(0, 0), new Point(8, 0), new Point(0, 8)),
                        "#00ff00",
                        Stroke.solid("#000000", 0),
                        ""))));
    assertTrue(content.contains("1 0 0 RG\n2 w\n[4 3] 0 d\n10 80 m\n30 60 l\nS\n"), content);
    assertTrue(content.contains("0 1 0 rg\n0 100 m\n8 100 l\n0 92 l\nh\nf\n"), content);
    assertFalse(content.contains(" Do"), "no image");
  }

  /** "Ab" of Helvetica at 10 pixels is 6.67 + 5.56 wide. */
  @Test
  void textIsText() throws DataFormatException {
    String content =
        content(
            Pdf.render(
                scene(
                    text(50, 30, "Ab", Anchor.START),
                    text(50, 50, "Ab", Anchor.END),
                    text(50, 70, "(é)\\", Anchor.START))));
    assertTrue(content.contains("BT /F1 10 Tf 50 70 Td (Ab) Tj ET"), content);
    assertTrue(content.contains("BT /F1 10 Tf 37.77 50 Td (Ab) Tj ET"), content);
    assertTrue(content.contains("(\\(\\351\\)\\\\) Tj"), content);
  }

  /** Helvetica of the standard fonts has no Greek. */
  @Test
  void otherLettersAreOutlines() throws DataFormatException {
    String content = content(Pdf.render(scene(text(50, 30, "τ", Anchor.START))));
    assertFalse(content.contains("Tj"));
    assertTrue(content.contains(" c\n") && content.endsWith("f\n"), content);
  }

  @Test
  void theSameSceneGivesTheSameBytes() {
    assertArrayEquals(Pdf.render(scene()), Pdf.render(scene()));
  }

  /** By Adobe's metrics: A is 667 and 722, é as wide as e, 556. */
  @Test
  void widthsAreThoseOfTheFonts() {
    assertEquals(6.67, HelveticaWidths.of("A", 10, false), 1e-12);
    assertEquals(7.22, HelveticaWidths.of("A", 10, true), 1e-12);
    assertEquals(5.56, HelveticaWidths.of("é", 10, false), 1e-12);
  }
}
