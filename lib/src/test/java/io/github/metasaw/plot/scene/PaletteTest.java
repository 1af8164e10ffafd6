package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.plot.Figure;
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
    int[] greys = IntStream.range(0, 16).map(i -> 17 * i * GREY).toArray();
    assertEquals(Arrays.toString(greys), Arrays.toString(shown(greys)));
  }

  @Test
  void rareColoursTakeTheNearest() {
    int[] pixels = IntStream.range(0, 1_600).map(i -> colour(i / 100)).toArray();
    pixels[750] = colour(7) + 1;
    int[] shown = shown(pixels);
    assertEquals(colour(7), shown[750]);
    assertEquals(colour(9), shown[950]);
  }

  /** Far apart from each other, the first ones the smallest. */
  private static int colour(int i) {
    return (i & 3) << 6 | (i >> 2 & 7) << 13 | (i >> 5 & 7) << 21;
  }

  /** 16 where these are enough, 64 where areas need more, and 256 where they need still more. */
  @Test
  void moreColoursWhereMoreAreNeeded() {
    for (int[] most : new int[][] {{12, 16}, {50, 64}, {200, 256}}) {
      int[] pixels = new int[40_000];
      Arrays.fill(pixels, 0xffffff);
      for (int i = 0; i < most[0]; i++) {
        Arrays.fill(pixels, 4 * i, 4 * i + 4, colour(i));
      }
      for (int i = 0; i < 256; i++) {
        pixels[1_000 + 2 * i] = i * GREY;
      }
      assertEquals(Arrays.toString(Arrays.copyOf(pixels, 4 * most[0])), areas(pixels, most));
      long colours = Arrays.stream(shown(pixels)).distinct().count();
      assertTrue(colours <= most[1], colours + " colours");
    }
  }

  private static String areas(int[] pixels, int[] most) {
    return Arrays.toString(Arrays.copyOf(shown(pixels), 4 * most[0]));
  }

  @Test
  void figuresAreDrawnWithIt() throws Exception {
    byte[] png = Meta.forest(Meta.fit(Meta.studies(Meta.dataset("bcg")).read())).png();
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(4, read.getColorModel().getPixelSize());
    assertEquals(0xffffffff, read.getRGB(0, 0));
  }

  /** A pixel is off by 4 of 255 in the mean, and no area by more than 23. */
  @Test
  void sixteenColoursAreHardlySeen() throws Exception {
    Figure figure = Meta.forest(Meta.fit(Meta.studies(Meta.dataset("hackshaw1998")).read()));
    BufferedImage meant = Png.whole(figure.scene(), 2);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.render(figure.scene())));
    double squares = 0;
    for (int y = 0; y < read.getHeight(); y++) {
      for (int x = 0; x < read.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int off = (meant.getRGB(x, y) >> shift & 255) - (read.getRGB(x, y) >> shift & 255);
          squares += off * off;
        }
      }
    }
    double pixels = read.getWidth() * (double) read.getHeight();
    assertTrue(Math.sqrt(squares / 3 / pixels) < 4, "" + Math.sqrt(squares / 3 / pixels));
  }

  /** A small spot of a colour of its own keeps it, although sixteen others are more frequent. */
  @Test
  void aSmallAreaKeepsItsColour() {
    int[] pixels = new int[40_000];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 3 == 0 ? (i % 255) * GREY : 0xffffff;
    }
    Arrays.fill(pixels, 300, 308, 0xd00000);
    assertEquals(0xd00000, shown(pixels)[304]);
  }
}
