package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeySampleTest {

  private static KeySample sample(int lines) {
    KeySample sample = new KeySample();
    for (int i = 0; i < lines; i++) {
      sample.add(SortKey.of("1", i));
    }
    return sample;
  }

  @Test
  void partsAreOfAboutOneSize() {
    for (int lines : new int[] {200, 5_000, 100_000}) {
      List<KeySample> samples = List.of(sample(lines), sample(lines / 2));
      assertNull(KeySample.begin(samples, 1, 4));
      assertNull(KeySample.begin(samples, 5, 4));
      long last = 0;
      for (int part = 2; part <= 4; part++) {
        SortKey begin = KeySample.begin(samples, part, 4);
        long at = begin == null ? -1 : begin.position();
        assertEquals(0.25 * 1.5, lines(last, at, lines) / (double) lines, 0.1, part + "");
        last = at;
      }
    }
  }

  /** Of both files. */
  private static long lines(long from, long to, int lines) {
    return to - from + Math.max(0, Math.min(to, lines / 2) - Math.min(from, lines / 2));
  }
}
