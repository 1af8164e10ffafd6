package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.code.Literal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A type changes by copies only. */
class ValueTypeTest {

  private static final ValueType<String> PLAIN =
      ValueType.of("WORD", (option, text) -> option + ":" + text, Literal::text);

  @Test
  void readingKnowsTheOption() {
    assertEquals("x:a", PLAIN.read("x", "a"));
    assertEquals("\"a\"", PLAIN.code("a").java());
    assertEquals("WORD", PLAIN.placeholder());
    assertEquals("a", PLAIN.word("a"));
  }

  @Test
  void everyChangeIsACopy() {
    ValueType<String> words = PLAIN.ofWords(() -> List.of("a", "b"));
    ValueType<String> ranged = words.within(Range.COUNT).shownAs(text -> "<" + text + ">");
    assertNotSame(PLAIN, words);
    assertTrue(PLAIN.words().isEmpty());
    assertEquals(Suggestion.NOTHING, PLAIN.suggestion());
    assertEquals(Optional.empty(), words.range());
    assertEquals(List.of("a", "b"), ranged.words());
    assertEquals(Suggestion.WORDS, ranged.suggestion());
    assertEquals(Optional.of(Range.COUNT), ranged.range());
    assertEquals("<a>", ranged.word("a"));
    assertEquals("a", words.word("a"));
  }

  @Test
  void columnsAndVariablesComeFromTheNotebook() {
    assertEquals(Suggestion.COLUMNS, PLAIN.ofColumns().suggestion());
    assertEquals(Object.class, PLAIN.ofColumns().variable());
    assertEquals(Suggestion.VARIABLES, PLAIN.ofVariables(Integer.class).suggestion());
    assertEquals(Integer.class, PLAIN.ofVariables(Integer.class).variable());
  }
}
