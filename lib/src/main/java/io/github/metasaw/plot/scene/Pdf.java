package io.github.metasaw.plot.scene;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/**
 * A scene as PDF 1.4 of one page: vectors, text in Helvetica, the same bytes for the same scene.
 * Title and description stand in the document's information.
 */
public final class Pdf {

  /** By this mark files of this library are known. */
  public static final String MARK = "Metasaw";

  /** Points of an inch per CSS pixel. */
  private static final double POINTS = 0.75;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private Pdf() {}

  /** Text at its place by the widths of Helvetica. */
  private static final class Painter extends PagePainter {

    Painter(Scene scene) {
      super(scene);
    }

    @Override
    void text(String text, Mark.Text mark, double x, double y) {
      double width = HelveticaWidths.of(text, mark.size(), mark.bold());
      colour(mark.colour(), "rg");
      op(
          "BT /F%d %s Tf %s %s Td %s Tj ET"
              .formatted(
                  mark.bold() ? 2 : 1,
                  number(mark.size()),
                  number(start(mark, width)),
                  number(y),
                  quoted(text)));
    }
  }

  /**
   * Renders a scene.
   *
   * @param scene what is drawn
   * @return a document of one page, as large as the figure at 96 pixels per inch
   */
  public static byte[] render(Scene scene) {
    return new Pdf().document(scene);
  }

  private byte[] document(Scene scene) {
    String width = PagePainter.number(scene.width() * POINTS);
    String height = PagePainter.number(scene.height() * POINTS);
    write("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
    object("<< /Type /Catalog /Pages 2 0 R /Lang (en) >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 "
            + width
            + " "
            + height
            + "] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>");
    byte[] content =
        compressed(POINTS + " 0 0 " + POINTS + " 0 0 cm\n" + new Painter(scene).paint());
    begin();
    write("<< /Length " + content.length + " /Filter /FlateDecode >>\nstream\n");
    bytes.writeBytes(content);
    write("\nendstream\nendobj\n");
    object(font("Helvetica"));
    object(font("Helvetica-Bold"));
    object(
        "<< /Producer ("
            + MARK
            + ") /Title "
            + unicode(scene.title())
            + " /Subject "
            + unicode(scene.description())
            + " >>");
    trailer();
    return bytes.toByteArray();
  }

  private static String font(String name) {
    return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>";
  }

  private void begin() {
    offsets.add(bytes.size());
    write(offsets.size() + " 0 obj\n");
  }

  private void object(String body) {
    begin();
    write(body + "\nendobj\n");
  }

  private void trailer() {
    int start = bytes.size();
    int size = offsets.size() + 1;
    write("xref\n0 " + size + "\n0000000000 65535 f \n");
    offsets.forEach(offset -> write(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
    write(
        "trailer\n<< /Size "
            + size
            + " /Root 1 0 R /Info 7 0 R >>\nstartxref\n"
            + start
            + "\n%%EOF\n");
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] compressed(String content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(content.getBytes(StandardCharsets.ISO_8859_1));
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Text of any characters: UTF-16 with its mark, in hexadecimal. */
  private static String unicode(String text) {
    StringBuilder hex = new StringBuilder("<FEFF");
    for (byte part : text.getBytes(StandardCharsets.UTF_16BE)) {
      hex.append(String.format(Locale.ROOT, "%02X", part & 0xff));
    }
    return hex.append('>').toString();
  }
}
