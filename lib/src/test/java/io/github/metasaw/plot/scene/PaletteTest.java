package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures by indices of colours. */
class PaletteTest {

  private static final int GREY = 0x10101;

  /** Each pixel as a file has it. */
  private static int[] shown(int... pixels) {
    ColourRuns runs = new ColourRuns();
    assertTrue(runs.append(pixels, pixels.length));
    Palette palette = Palette.of(runs);
    return IntStream.range(0, runs.size())
        .flatMap(
            run ->
                IntStream.generate(
                        () -> palette.colours()[palette.indices()[runs.placeOf(run)] & 255])
                    .limit(runs.length(run)))
        .toArray();
  }

  @Test
  void fewColoursStayWhatTheyAre() {
    int[] greys = IntStream.range(0, 256).map(i -> i * GREY).toArray();
    assertEquals(Arrays.toString(greys), Arrays.toString(shown(greys)));
  }

  @Test
  void rareColoursTakeTheNearest() {
    int[] pixels = IntStream.rangeClosed(0, 512).map(i -> (i / 2) * GREY).toArray();
    pixels[512] = 0x646465;
    int[] shown = shown(pixels);
    assertEquals(0x646464, shown[512]);
    assertEquals(pixels[405], shown[405]);
  }

  /** 256 where the pixels need them, 64 where one in a hundred or fewer has another colour. */
  @Test
  void moreColoursWhereMoreAreNeeded() {
    int[] pixels = new int[10_000];
    for (int i = 0; i < 200; i++) {
      // The first 64 stand twice, the others once: 136 pixels have others than the first 64.
      pixels[i] = i * GREY;
      pixels[200 + i % 64] = (i % 64) * GREY;
    }
    Arrays.fill(pixels, 264, pixels.length, 0xffffff);
    assertEquals(150 * GREY, shown(pixels)[150]);
    int[] longer = Arrays.copyOf(pixels, 20_000);
    Arrays.fill(longer, pixels.length, longer.length, 0xffffff);
    int rare = shown(longer)[150];
    assertTrue(rare == 62 * GREY || rare == 63 * GREY || rare == 0xffffff, "" + rare);
    assertEquals(40 * GREY, shown(longer)[40]);
  }

  @Test
  void figuresAreDrawnWithIt() throws Exception {
    byte[] png = Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read())).png();
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(8, read.getColorModel().getPixelSize());
    assertEquals(0xffffffff, read.getRGB(0, 0));
  }
}
