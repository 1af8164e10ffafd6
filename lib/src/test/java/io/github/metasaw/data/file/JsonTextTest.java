package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void mapsListsTextAndNumbers() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", 1L);
    map.put("b", List.of(1.5, Double.NaN, Double.POSITIVE_INFINITY));
    map.put("c", List.of(Map.of("d", true)));
    map.put("e", Arrays.asList("x", null));
    map.put("f", Map.of());
    map.put("g", List.of());
    assertEquals(
        """
        {
          "a": 1,
          "b": [1.5, null, null],
          "c": [
            {
              "d": true
            }
          ],
          "e": ["x", null],
          "f": {},
          "g": []
        }
        """,
        JsonText.of(map));
  }

  @Test
  void textIsEscaped() {
    assertEquals("\"a\\\"b\\\\c\\nd\\u0000e\\u2028\"\n", JsonText.of("a\"b\\c\nd\0e\u2028"));
    assertEquals("\"\\ud83d\\ude00\"\n", JsonText.of("\ud83d\ude00"));
  }
}
