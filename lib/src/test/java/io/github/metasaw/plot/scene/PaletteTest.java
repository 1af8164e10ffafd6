package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.metasaw.Meta;
import io.github.metasaw.random.RRandom;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures by indices of colours. */
class PaletteTest {

  private static BufferedImage image(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  @Test
  void fewColoursStayWhatTheyAre() {
    BufferedImage image = image(16, 16);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, 0xff000000 | i * 0x10101);
    }
    BufferedImage indexed = Palette.of(image);
    assertEquals(BufferedImage.TYPE_BYTE_INDEXED, indexed.getType());
    for (int i = 0; i < 256; i++) {
      assertEquals(image.getRGB(i % 16, i / 16), indexed.getRGB(i % 16, i / 16));
    }
  }

  @Test
  void rareColoursTakeTheNearest() {
    BufferedImage image = image(16, 33);
    for (int i = 0; i < 512; i++) {
      image.setRGB(i % 16, i / 16, 0xff000000 | (i / 2) * 0x10101);
    }
    image.setRGB(0, 32, 0xff646465);
    BufferedImage indexed = Palette.of(image);
    assertEquals(0xff646464, indexed.getRGB(0, 32));
    assertEquals(image.getRGB(5, 20), indexed.getRGB(5, 20));
  }

  @Test
  void aPhotographStaysAsItIs() {
    BufferedImage image = image(200, 100);
    int[] random = RRandom.setSeed(1).sample(1 << 24, 20_000, false);
    for (int i = 0; i < random.length; i++) {
      image.setRGB(i % 200, i / 200, random[i] - 1);
    }
    assertSame(image, Palette.of(image));
  }

  @Test
  void figuresAreDrawnWithIt() throws Exception {
    byte[] png = Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read())).png();
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(8, read.getColorModel().getPixelSize());
    assertEquals(0xffffffff, read.getRGB(0, 0));
  }
}
