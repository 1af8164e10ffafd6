package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngWriterTest {

  /** Rows of runs, as figures have them, in any number of colours. */
  private static BufferedImage image(int width, int height, int colours) {
    Random random = new Random(width * 31L + height * 7L + colours);
    int[] palette = random.ints(colours, 0, 1 << 24).toArray();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int index = 0;
      for (int x = 0; x < width; x++) {
        index = random.nextInt(10) == 0 ? random.nextInt(colours) : index;
        image.setRGB(x, y, palette[index]);
      }
    }
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static byte[] file(BufferedImage image) {
    ColourRuns runs = new ColourRuns();
    assertTrue(runs.append(pixels(image), image.getWidth() * image.getHeight()));
    return PngWriter.write(image.getWidth(), image.getHeight(), runs, Palette.of(runs));
  }

  /** Read by another program, the JDK's own reader, every pixel has its colour. */
  @Test
  void everyPixelIsReadBack() throws Exception {
    for (int[] size :
        new int[][] {
          {1, 1, 1},
          {7, 3, 2},
          {301, 200, 256},
          {301, 700, 16},
          {1434, 934, 9},
          {70_000, 5, 9},
          {2100, 2000, 40}
        }) {
      BufferedImage image = image(size[0], size[1], size[2]);
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(file(image)));
      assertEquals(size[0], read.getWidth());
      assertEquals(size[1], read.getHeight());
      assertArrayEquals(pixels(image), pixels(read));
    }
  }

  @Test
  void filesAreNoLargerThanThoseOfTheJdk() throws Exception {
    BufferedImage image = image(600, 400, 12);
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    ImageIO.write(image, "png", other);
    byte[] file = file(image);
    assertTrue(file.length <= other.size(), file.length + " and " + other.size());
    assertArrayEquals(file, file(image), "the same picture, the same bytes");
  }
}
