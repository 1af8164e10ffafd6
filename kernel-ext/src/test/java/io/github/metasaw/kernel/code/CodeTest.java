package io.github.metasaw.kernel.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A call gives the value of the method and its Java, from the same arguments. */
class CodeTest {

  private static final Code<String> WORD = Code.variable("word", "forest");

  @Test
  void methodsOfAValue() {
    assertEquals(new Code<>(6, "word.length()"), WORD.call("length", String::length));
    assertEquals(
        new Code<>("forests", "word.concat(\"s\")"),
        WORD.call("concat", String::concat, Literal.text("s")));
    assertEquals(
        new Code<>("ore", "word.substring(1, 4)"),
        WORD.<Integer, Integer, String>call(
            "substring", String::substring, Literal.count(1), Literal.count(4)));
    assertEquals(
        new Code<>("a:b", "word.join(\":\", \"a\", \"b\")"),
        WORD.callAll(
            "join",
            (any, by, rest) -> String.join(by, rest),
            Literal.text(":"),
            List.of("a", "b")));
  }

  @Test
  void staticMethodsAndConstructors() {
    assertEquals(new Code<>("x", "Box.empty()"), Code.of("Box.empty", "x"));
    assertEquals(
        new Code<>(3, "Integer.parseInt(\"3\")"),
        Code.of("Integer.parseInt", Integer::parseInt, Literal.text("3")));
    assertEquals(
        new Code<>(4, "Math.max(3, 4)"),
        Code.of("Math.max", Math::max, Literal.count(3), Literal.count(4)));
    assertEquals(
        "f(1, 2, 3)",
        Code.of("f", (a, b, c) -> 0, Literal.count(1), Literal.count(2), Literal.count(3)).java());
    Code<Integer> one = Literal.count(1);
    assertEquals("f(1, 1, 1, 1)", Code.of("f", (a, b, c, d) -> 0, one, one, one, one).java());
    assertEquals(
        new Code<>(5, "f(1, 1, 1, 1, 1)"),
        Code.of("f", (a, b, c, d, e) -> a + b + c + d + e, one, one, one, one, one));
    assertEquals(new Code<>(2, "f(1, 1)"), Code.ofAll("f", List::size, List.of(one, one)));
    assertEquals(
        new Code<>(1, "f(word, 1)"),
        Code.ofAll("f", (String first, List<Integer> rest) -> rest.size(), WORD, List.of(one)));
  }

  @Test
  void anObservedValueKeepsItsJava() {
    assertEquals(new Code<>("FOREST", "word"), WORD.observed(String::toUpperCase));
  }
}
