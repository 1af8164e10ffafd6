package io.github.metasaw.plot.scene;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A scene as PNG. Text is squeezed where this machine's font is wider. */
public final class Png {

  /** So that lines and text are sharp on fine screens and in print. */
  private static final int FINE = 2;

  /** A screen picture of more pixels at the fine scale is drawn smaller, down to its own size. */
  private static final double MAX_SCREEN_PIXELS = 1.2e6;

  /** Of a scene, as browsers count them. */
  private static final double PIXELS_PER_INCH = 96;

  /** The resolution of an old screen. */
  public static final int LOWEST_DPI = 72;

  /** The highest that journals ask for. */
  public static final int HIGHEST_DPI = 1200;

  private static final double MAX_PRINT_PIXELS = 150e6;

  /** Rows of pixels that are drawn at a time. */
  private static final int STRIP = 128;

  private static final float[] DASH = {4, 3};

  /** Text is squeezed in steps of this part: Java draws each width of a font anew. */
  private static final double SQUEEZES = 64;

  private final Graphics2D g;
  private final Extent shown;

  private Png(Graphics2D g, Extent shown) {
    this.g = g;
    this.shown = shown;
  }

  /**
   * Renders a scene for a file.
   *
   * @param scene what is drawn
   * @return an image of twice the size
   */
  public static byte[] render(Scene scene) {
    return renderScaled(scene, FINE);
  }

  /**
   * Renders a scene for a notebook, which keeps the picture beside the vectors: a figure of
   * hundreds of rows would fill it, and take longer to draw than to fit.
   *
   * @param scene what is drawn
   * @return an image of twice the size; of a large figure, one of fewer pixels, down to its own
   *     size; of a figure with thousands of colours, one in coarser colours, which a palette holds
   */
  public static byte[] renderForScreen(Scene scene) {
    double most = Math.sqrt(MAX_SCREEN_PIXELS / (scene.width() * scene.height()));
    double scale = Math.max(1, Math.min(FINE, most));
    return inColours(scene, scale, new ColourRuns())
        .or(() -> inColours(scene, scale, new ColourRuns(true)))
        .orElseGet(() -> inAllColours(whole(scene, scale)));
  }

  /**
   * Renders a scene for print, with its resolution in the file.
   *
   * @param scene what is drawn
   * @param dpi dots per inch, with 96 pixels of the scene to the inch
   * @return the bytes of a PNG file whose size in inches is that of the scene
   * @throws MetaException for a resolution beyond {@link #LOWEST_DPI} and {@link #HIGHEST_DPI}, or
   *     a picture too large to draw
   */
  public static byte[] render(Scene scene, int dpi) {
    if (dpi < LOWEST_DPI || dpi > HIGHEST_DPI) {
      throw MetaException.of(
          "a resolution is from %d to %d dots per inch, not %d"
              .formatted(LOWEST_DPI, HIGHEST_DPI, dpi));
    }
    double inches = scene.width() * scene.height() / PIXELS_PER_INCH / PIXELS_PER_INCH;
    if (inches * dpi * dpi > MAX_PRINT_PIXELS) {
      throw MetaException.of(
          "this figure at %d dots per inch has %,d million pixels, too many for a picture; pdf, svg and eps have no pixels, or take %d dots"
              .formatted(
                  dpi,
                  Math.round(inches * dpi * dpi / 1e6),
                  (int) Math.sqrt(MAX_PRINT_PIXELS / inches)));
    }
    return PngResolution.mark(renderScaled(scene, dpi / PIXELS_PER_INCH), dpi);
  }

  private static byte[] renderScaled(Scene scene, double scale) {
    return inColours(scene, scale, new ColourRuns())
        .orElseGet(() -> inAllColours(whole(scene, scale)));
  }

  /**
   * Draws a strip of rows after the other, so that the memory is that of one strip: a whole picture
   * takes several megabytes, and the collector of a small heap runs for each.
   *
   * @return nothing if the picture has more colours than the runs can hold
   */
  private static Optional<byte[]> inColours(Scene scene, double scale, ColourRuns runs) {
    int width = (int) Math.ceil(scene.width() * scale);
    int height = (int) Math.ceil(scene.height() * scale);
    BufferedImage strip =
        new BufferedImage(width, Math.min(height, STRIP), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
    for (int top = 0; top < height; top += STRIP) {
      paint(scene, scale, strip, top);
      if (!runs.append(pixels, width * Math.min(STRIP, height - top))) {
        return Optional.empty();
      }
    }
    return Optional.of(PngWriter.write(width, height, runs, Palette.of(runs)));
  }

  /** Paints what of a scene lies on an image, whose first row is so far below that of the scene. */
  private static void paint(Scene scene, double scale, BufferedImage image, int top) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.translate(0, -top);
    g.scale(scale, scale);
    Extent shown = new Extent(top / scale, (top + image.getHeight()) / scale);
    Png png = new Png(g, shown);
    for (Mark mark : scene.marks()) {
      if (shown.meets(mark)) {
        png.mark(mark);
      }
    }
    g.dispose();
  }

  /** A scene in one piece. */
  static BufferedImage whole(Scene scene, double scale) {
    int width = (int) Math.ceil(scene.width() * scale);
    int height = (int) Math.ceil(scene.height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    paint(scene, scale, image, 0);
    return image;
  }

  /** A picture of so many colours that a palette would change it. */
  private static byte[] inAllColours(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line line) {
      outline(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()), line.stroke());
    } else if (mark instanceof Mark.Rect rect) {
      fill(new Rectangle2D.Double(rect.x(), rect.y(), rect.width(), rect.height()), rect.fill());
    } else if (mark instanceof Mark.Bar bar) {
      Shape shape = new Rectangle2D.Double(bar.x(), bar.y(), bar.width(), bar.height());
      fill(shape, bar.fill());
      outline(shape, bar.stroke());
    } else if (mark instanceof Mark.Circle circle) {
      double r = circle.radius();
      Shape shape = new Ellipse2D.Double(circle.x() - r, circle.y() - r, 2 * r, 2 * r);
      fill(shape, circle.fill());
      outline(shape, circle.stroke());
    } else if (mark instanceof Mark.Polygon polygon) {
      Path2D path = path(polygon.points());
      path.closePath();
      fill(path, polygon.fill());
      outline(path, polygon.stroke());
    } else if (mark instanceof Mark.Polyline polyline) {
      outline(path(polyline.points()), polyline.stroke());
    } else if (mark instanceof Mark.Stems stems) {
      stems(stems);
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void stems(Mark.Stems stems) {
    g.setColor(Color.decode(stems.colour()));
    g.setStroke(
        new BasicStroke((float) stems.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Mark.Stem stem : stems.stems()) {
      if (shown.meets(stem, stems.width())) {
        g.draw(new Line2D.Double(stem.x(), stem.y1(), stem.x(), stem.y2()));
      }
    }
  }

  private void fill(Shape shape, String colour) {
    g.setColor(Color.decode(colour));
    g.fill(shape);
  }

  private void outline(Shape shape, Stroke stroke) {
    if (stroke.width() == 0) {
      return;
    }
    g.setColor(Color.decode(stroke.colour()));
    g.setStroke(
        stroke.dashed()
            ? new BasicStroke(
                (float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASH, 0)
            : new BasicStroke((float) stroke.width()));
    g.draw(shape);
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < points.size(); i++) {
      if (i == 0) {
        path.moveTo(points.get(i).x(), points.get(i).y());
      } else {
        path.lineTo(points.get(i).x(), points.get(i).y());
      }
    }
    return path;
  }

  private void text(Mark.Text text) {
    String shown = Fonts.clean(text.text());
    Font font =
        new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) text.size());
    double actual = font.getStringBounds(shown, g.getFontRenderContext()).getWidth();
    double meant = Fonts.width(shown, text.size(), text.bold());
    double squeeze = actual > meant ? Math.floor(SQUEEZES * meant / actual) / SQUEEZES : 1;
    double width = actual * squeeze;
    double x =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    AffineTransform before = g.getTransform();
    g.translate(x, text.y());
    g.scale(squeeze, 1);
    g.setFont(font);
    g.setColor(Color.decode(text.colour()));
    g.drawString(shown, 0, 0);
    g.setTransform(before);
  }
}
