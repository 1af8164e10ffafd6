package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThemeTest {

  private static double luminance(String colour) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      double linear = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
      sum += weights[i] * linear;
    }
    return sum;
  }

  /** WCAG 2.1: text needs a contrast of 4.5 with its ground. */
  @Test
  void textAndLinesStandOutFromWhite() {
    for (String colour : new String[] {Theme.INK, Theme.MUTED, Theme.ACCENT, Theme.GREEN}) {
      assertTrue(1.05 / (luminance(colour) + 0.05) >= 4.5, colour);
    }
  }

  @Test
  void sixLinesHaveSixColours() {
    Set<String> colours = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      colours.add(Theme.series(i));
    }
    assertEquals(6, colours.size());
    assertEquals(Theme.series(0), Theme.series(6));
  }

  @Test
  void cloudsOfManyDotsHaveSmallOnes() {
    assertTrue(Theme.dot(100, 2) > Theme.dot(1000, 2));
    assertEquals(2, Theme.dot(5000, 2));
  }
}
