package io.github.metasaw.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every literal is the Java of its value. */
class LiteralTest {

  @Test
  void numbersKeepTheirTypeAndAllDigits() {
    assertEquals(new Code<>(0.1 + 0.2, "0.30000000000000004"), Literal.number(0.1 + 0.2));
    assertEquals(new Code<>(1e-300, "1.0E-300"), Literal.number(1e-300));
    assertEquals(new Code<>(-3, "-3"), Literal.count(-3));
    assertEquals(new Code<>(1L << 40, "1099511627776L"), Literal.whole(1L << 40));
  }

  @Test
  void textIsEscaped() {
    assertEquals("\"C:\\\\temp \\\"x\\\"\"", Literal.text("C:\\temp \"x\"").java());
    assertEquals(new Code<>('\t', "'\\t'"), Literal.sign('\t'));
    assertEquals(new Code<>(false, "false"), Literal.truth(false));
  }

  @Test
  void aNamedValueIsWrittenByItsName() {
    Code<Integer> named = Literal.named(7, "DL");
    assertEquals(7, named.value());
    assertEquals("\"DL\"", named.java());
    assertEquals("Thread.State.NEW", Literal.constant(Thread.State.NEW).java());
  }

  @Test
  void listsAndMapsKeepTheirOrder() {
    assertEquals(
        new Code<>(List.of(2, 1), "List.of(2, 1)"),
        Literal.list(List.of(Literal.count(2), Literal.count(1))));
    assertEquals(new Code<>(List.of(), "List.of()"), Literal.texts(List.of()));
    Map<String, Code<Double>> entries = new LinkedHashMap<>();
    entries.put("z", Literal.number(1));
    entries.put("a", Literal.number(2));
    Code<Map<String, Double>> map = Literal.map(entries);
    assertEquals("Map.of(\"z\", 1.0, \"a\", 2.0)", map.java());
    assertEquals(List.of("z", "a"), List.copyOf(map.value().keySet()));
  }
}
