package io.github.metasaw.plot.scene;

import java.nio.charset.StandardCharsets;

/**
 * A scene as Encapsulated PostScript, level 2: vectors, text in Helvetica, the same bytes for the
 * same scene.
 */
public final class Eps {

  /** Points of an inch per CSS pixel. */
  private static final double POINTS = 0.75;

  /** The operators of PDF, and fonts with the characters of ISO 8859-1. */
  private static final String PROLOGUE =
      """
      /m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /h {closepath} bind def
      /f {fill} bind def /S {stroke} bind def /n {newpath} bind def
      /rg {setrgbcolor} bind def /RG {setrgbcolor} bind def
      /w {setlinewidth} bind def /d {setdash} bind def /J {setlinecap} bind def
      /latin {findfont dup length dict begin
        {1 index /FID ne {def} {pop pop} ifelse} forall
        /Encoding ISOLatin1Encoding 256 array copy dup 45 /hyphen put def
        currentdict end definefont pop} bind def
      /F1 /Helvetica latin /F2 /Helvetica-Bold latin
      /T {3 1 roll moveto dup stringwidth pop 2 index mul 0 rmoveto show pop} bind def
      """;

  private Eps() {}

  /** Text at its place by the interpreter's own widths. */
  private static final class Painter extends PagePainter {

    Painter(Scene scene) {
      super(scene);
    }

    @Override
    void text(String text, Mark.Text mark, double x, double y) {
      colour(mark.colour(), "rg");
      double shift =
          switch (mark.anchor()) {
            case START -> 0;
            case MIDDLE -> -0.5;
            case END -> -1;
          };
      op(
          "/F%d findfont %s scalefont setfont %s %s %s %s T"
              .formatted(
                  mark.bold() ? 2 : 1,
                  number(mark.size()),
                  number(shift),
                  number(x),
                  number(y),
                  quoted(text)));
    }
  }

  /**
   * Renders a scene.
   *
   * @param scene what is drawn
   * @return a figure as large as it is at 96 pixels per inch
   */
  public static byte[] render(Scene scene) {
    double width = scene.width() * POINTS;
    double height = scene.height() * POINTS;
    String file =
        "%!PS-Adobe-3.0 EPSF-3.0\n%%Creator: "
            + Pdf.MARK
            + "\n%%Title: "
            + scene.title().replaceAll("[^ -~]", "?")
            + "\n%%BoundingBox: 0 0 "
            + (int) Math.ceil(width)
            + " "
            + (int) Math.ceil(height)
            + "\n%%HiResBoundingBox: 0 0 "
            + PagePainter.number(width)
            + " "
            + PagePainter.number(height)
            + "\n%%LanguageLevel: 2\n%%EndComments\n"
            + PROLOGUE
            + "gsave "
            + POINTS
            + " dup scale\n"
            + new Painter(scene).paint()
            + "grestore\nshowpage\n%%EOF\n";
    return file.getBytes(StandardCharsets.ISO_8859_1);
  }
}
