package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EpsTest {

  private static String eps(Mark... marks) {
    return new String(Eps.render(PdfTest.scene(marks)), StandardCharsets.ISO_8859_1);
  }

  @Test
  void theHeadSaysSizeAndCreator() {
    String eps = eps();
    assertTrue(eps.startsWith("%!PS-Adobe-3.0 EPSF-3.0\n%%Creator: Metasaw\n"), eps);
    assertTrue(eps.contains("\n%%BoundingBox: 0 0 150 75\n"));
    assertTrue(eps.contains("\n%%Title: Effect ?? (all)\n"));
    assertTrue(eps.endsWith("grestore\nshowpage\n%%EOF\n"));
  }

  @Test
  void marksAreVectorsAndTextIsText() {
    String eps =
        eps(
            new Mark.Line(10, 20, 30, 40, Stroke.solid("#000000", 1)),
            PdfTest.text(50, 30, "é (n)", Anchor.MIDDLE));
    assertTrue(eps.contains("10 80 m\n30 60 l\nS\n"), eps);
    assertTrue(
        eps.contains("/F1 findfont 10 scalefont setfont -0.5 50 70 (\\351 \\(n\\)) T\n"), eps);
  }

  @Test
  void otherLettersAreOutlines() {
    assertFalse(eps(PdfTest.text(50, 30, "≥", Anchor.START)).contains(") T\n"));
  }
}
