package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
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
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, colours, palette, 0, false, -1, 0));
    for (int y = 0; y < height; y++) {
      int index = 0;
      for (int x = 0; x < width; x++) {
        index = random.nextInt(10) == 0 ? random.nextInt(colours) : index;
        image.getRaster().setSample(x, y, 0, index);
      }
    }
    return image;
  }

  /** Read by another program, the JDK's own reader, every pixel has its colour. */
  @Test
  void everyPixelIsReadBack() throws Exception {
    for (int[] size : new int[][] {{1, 1, 1}, {7, 3, 2}, {301, 200, 256}, {2100, 2000, 40}}) {
      BufferedImage image = image(size[0], size[1], size[2]);
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.write(image)));
      assertEquals(size[0], read.getWidth());
      assertEquals(size[1], read.getHeight());
      assertArrayEquals(
          image.getRGB(0, 0, size[0], size[1], null, 0, size[0]),
          read.getRGB(0, 0, size[0], size[1], null, 0, size[0]));
    }
  }

  @Test
  void filesAreNoLargerThanThoseOfTheJdk() throws Exception {
    BufferedImage image = image(600, 400, 12);
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    ImageIO.write(image, "png", other);
    byte[] file = PngWriter.write(image);
    assertTrue(file.length <= other.size(), file.length + " and " + other.size());
    assertArrayEquals(file, PngWriter.write(image), "the same picture, the same bytes");
  }
}
