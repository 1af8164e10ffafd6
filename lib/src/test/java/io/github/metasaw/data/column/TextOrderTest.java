package io.github.metasaw.data.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.reference.ReferenceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextOrderTest {

  private static List<String> sortedByR() {
    List<String> sorted = new ArrayList<>();
    ReferenceFile.of("collation/icu_root")
        .root()
        .get("sorted")
        .forEach(s -> sorted.add(s.asText()));
    return sorted;
  }

  @Test
  void asRSortsInAnEnglishLocale() {
    List<String> expected = sortedByR();
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(TextOrder.ROOT);
    assertEquals(String.join("\n", expected), String.join("\n", shuffled));
  }

  @Test
  void composedAndDecomposedAccentsStandTogether() {
    assertTrue(TextOrder.ROOT.compare("\u00e9tude", "etudes") < 0);
    assertTrue(TextOrder.ROOT.compare("e\u0301tude", "etudes") < 0);
    assertTrue(TextOrder.ROOT.compare("etude", "e\u0301tude") < 0);
    assertEquals(0, TextOrder.ROOT.compare("a", "a"));
  }
}
