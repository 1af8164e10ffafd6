package io.github.metasaw.plot.scene;

import java.util.Locale;

/** Colours between two others. */
public final class Colours {

  private Colours() {}

  /**
   * A share of a colour {@code #rrggbb}, the rest white: 0 is white, 1 the colour itself.
   *
   * @param colour {@code #rrggbb}
   * @param share 0 to 1
   * @return {@code #rrggbb}
   */
  public static String tint(String colour, double share) {
    return mix("#ffffff", colour, share);
  }

  /**
   * A colour between two.
   *
   * @param from {@code #rrggbb}
   * @param to {@code #rrggbb}
   * @param share 0 for the first, 1 for the second
   * @return {@code #rrggbb}
   */
  public static String mix(String from, String to, double share) {
    double t = Math.max(0, Math.min(1, share));
    int[] parts = new int[3];
    for (int c = 0; c < 3; c++) {
      int start = part(from, c);
      parts[c] = (int) Math.round(start + t * (part(to, c) - start));
    }
    return String.format(Locale.ROOT, "#%02x%02x%02x", parts[0], parts[1], parts[2]);
  }

  private static int part(String colour, int c) {
    return Integer.parseInt(colour.substring(1 + 2 * c, 3 + 2 * c), 16);
  }
}
