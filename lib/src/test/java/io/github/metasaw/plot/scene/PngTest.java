package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Stroke;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
    assertEquals(1_600, ImageIO.read(new ByteArrayInputStream(Png.render(tall))).getWidth());
  }
}
