package io.github.metasaw.plot.scene;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The colours of a picture, one byte per pixel instead of three: files half as long. Figures have
 * few colours; of those that smooth edges make, the rare ones take the nearest of the frequent
 * ones.
 */
final class Palette {

  private static final int MOST = 256;

  /**
   * Number of colours that are distinguished; a picture with more than half of them is left as it
   * is.
   */
  private static final int PLACES = 1 << 14;

  private final int[] pixels;
  private final int[] colours = new int[PLACES];
  private final int[] counts = new int[PLACES];
  private int size;

  private Palette(int[] pixels) {
    this.pixels = pixels;
  }

  /** The same picture by indices of colours. The image must be of type INT_RGB. */
  static BufferedImage of(BufferedImage image) {
    Palette palette = new Palette(((DataBufferInt) image.getRaster().getDataBuffer()).getData());
    return palette.count() ? palette.indexed(image.getWidth(), image.getHeight()) : image;
  }

  private boolean count() {
    int last = -1;
    int place = 0;
    for (int pixel : pixels) {
      int colour = pixel & 0xffffff;
      if (colour != last) {
        last = colour;
        place = place(colour);
        if (counts[place] == 0 && ++size > PLACES / 2) {
          return false;
        }
        colours[place] = colour;
      }
      counts[place]++;
    }
    return true;
  }

  /** Where a colour stands, or would. */
  private int place(int colour) {
    int place = (colour * 0x9e3779b1) >>> 18;
    while (counts[place] > 0 && colours[place] != colour) {
      place = (place + 1) & (PLACES - 1);
    }
    return place;
  }

  private BufferedImage indexed(int width, int height) {
    int[] frequent =
        IntStream.range(0, PLACES)
            .filter(place -> counts[place] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(place -> -counts[place]))
            .limit(MOST)
            .mapToInt(place -> colours[place])
            .toArray();
    byte[] index = new byte[PLACES];
    for (int place = 0; place < PLACES; place++) {
      if (counts[place] > 0) {
        index[place] = (byte) nearest(colours[place], frequent);
      }
    }
    IndexColorModel model = new IndexColorModel(8, frequent.length, frequent, 0, false, -1, 0);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int last = -1;
    byte value = 0;
    for (int i = 0; i < pixels.length; i++) {
      int colour = pixels[i] & 0xffffff;
      if (colour != last) {
        last = colour;
        value = index[place(colour)];
      }
      bytes[i] = value;
    }
    return image;
  }

  private static int nearest(int colour, int[] among) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < among.length && least > 0; i++) {
      int red = (colour >> 16) - (among[i] >> 16);
      int green = (colour >> 8 & 255) - (among[i] >> 8 & 255);
      int blue = (colour & 255) - (among[i] & 255);
      int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
