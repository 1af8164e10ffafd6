package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  private static Scene scene(Mark... marks) {
    return new Scene(120, 60, 6, 12, "Title <1>", "What is \"seen\".", List.of(marks));
  }

  @Test
  void thePictureIsDrawnAtTwiceTheSizeOnWhite() throws Exception {
    byte[] png =
        Png.render(
            scene(
                new Mark.Rect(10, 10, 20, 20, "#1f5fa8", ""),
                new Mark.Line(60, 30, 100, 30, Stroke.solid("#b3261e", 4))));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(240, image.getWidth());
    assertEquals(120, image.getHeight());
    assertEquals(0xffffff, image.getRGB(2, 2) & 0xffffff);
    assertEquals(0x1f5fa8, image.getRGB(40, 40) & 0xffffff);
    assertEquals(0xb3261e, image.getRGB(160, 60) & 0xffffff);
    assertTrue(png.length > 50);
  }

  @Test
  void aLargeFigureIsDrawnAtItsOwnSizeForTheScreen() throws Exception {
    Scene small = scene();
    assertArrayEquals(Png.render(small), Png.renderForScreen(small));
    Scene tall = new Scene(800, 4_000, 6, 12, "Many rows", "Many rows.", List.of());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.renderForScreen(tall)));
    assertEquals(800, image.getWidth());
    assertEquals(4_000, image.getHeight());
    Scene forest = new Scene(700, 1_000, 6, 12, "Rows", "Rows.", List.of());
    image = ImageIO.read(new ByteArrayInputStream(Png.renderForScreen(forest)));
    assertEquals(1.2e6, image.getWidth() * image.getHeight(), 3_000);
    assertEquals(1_600, ImageIO.read(new ByteArrayInputStream(Png.render(tall))).getWidth());
  }

  /** Marks of every kind on the edges of the strips look as in one piece. */
  @Test
  void theStripsOfAPictureFitTogether() throws Exception {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double y = 6 + 14 * i;
      Stroke stroke = new Stroke("#b3261e", 1 + i % 3, i % 2 == 0);
      marks.add(new Mark.Rect(5, y, 20, 9, "#1f5fa8", ""));
      marks.add(new Mark.Bar(30, y, 20, 9, "#ffd8a0", stroke));
      marks.add(new Mark.Circle(65, y, 6, "#88aa33", stroke));
      marks.add(new Mark.Line(80, y, 110, y + 11, stroke));
      // A sharp corner, which reaches far beyond its point.
      List<Point> corner = List.of(new Point(118, y), new Point(120, y + 9), new Point(122, y));
      marks.add(new Mark.Polyline(corner, Stroke.solid("#333333", 2), ""));
      marks.add(new Mark.Polygon(corner, "#00aacc", stroke, ""));
      marks.add(new Mark.Stems(List.of(new Mark.Stem(130, y, y + 5)), 4, "#1f5fa8"));
      marks.add(text(140, y, "Ägypten gjpq " + i));
    }
    Scene scene = new Scene(240, 560, 6, 12, "Strips", "Strips.", marks);
    BufferedImage strips = ImageIO.read(new ByteArrayInputStream(Png.render(scene)));
    BufferedImage whole = Png.whole(scene, 2);
    ColourRuns runs = new ColourRuns();
    int[] pixels = whole.getRGB(0, 0, 480, 1120, null, 0, 480);
    assertTrue(runs.append(pixels, pixels.length));
    byte[] written = PngWriter.write(480, 1120, runs, Palette.of(runs));
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(written));
    assertArrayEquals(
        expected.getRGB(0, 0, 480, 1120, null, 0, 480),
        strips.getRGB(0, 0, 480, 1120, null, 0, 480));
  }

  private static Mark text(double x, double y, String text) {
    return new Mark.Text(x, y, text, 11, false, Mark.Anchor.START, "#000000", text);
  }

  /** More than eight thousand colours, which no palette holds; a notebook takes coarser ones. */
  @Test
  void aPictureOfVeryManyColoursKeepsThem() throws Exception {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String colour = "#%06x".formatted(0x100000 + 977 * i);
      marks.add(new Mark.Rect(i % 100, i / 100, 1, 1, colour, ""));
    }
    Scene scene = new Scene(100, 100, 6, 12, "Colours", "Colours.", marks);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.render(scene)));
    assertEquals(0x100000 + 977 * 5_042, read.getRGB(85, 101) & 0xffffff);
    assertEquals(24, read.getColorModel().getPixelSize());
    BufferedImage coarse = ImageIO.read(new ByteArrayInputStream(Png.renderForScreen(scene)));
    assertEquals(8, coarse.getColorModel().getPixelSize());
    for (int shift = 0; shift < 24; shift += 8) {
      int off = (read.getRGB(85, 101) >> shift & 255) - (coarse.getRGB(85, 101) >> shift & 255);
      assertTrue(Math.abs(off) < 32, shift + ": " + off);
    }
  }
}
