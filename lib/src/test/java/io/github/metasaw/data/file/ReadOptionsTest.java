package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReadOptionsTest {

  private static final ReadOptions DEFAULTS = ReadOptions.defaults();

  @Test
  void oneMarkSaysTheOther() {
    assertEquals(Optional.empty(), DEFAULTS.marks());
    assertEquals(Optional.of(NumberMarks.COMMA), DEFAULTS.withDecimal(",").marks());
    assertEquals(Optional.of(NumberMarks.COMMA), DEFAULTS.withGroup(".").marks());
    assertEquals(Optional.of(NumberMarks.POINT), DEFAULTS.withGroup(",").marks());
    NumberMarks swiss = new NumberMarks('.', '\'');
    assertEquals(Optional.of(swiss), DEFAULTS.withGroup("'").marks());
    assertEquals(Optional.of(swiss), DEFAULTS.withMarks(swiss).marks());
    assertEquals(
        Optional.of(new NumberMarks(',', ' ')), DEFAULTS.withGroup(" ").withDecimal(",").marks());
  }

  @Test
  void settingsAreCopies() {
    ReadOptions options = DEFAULTS.withSheet("2").withOutcome("1.3").withDecimal(",");
    assertEquals(Optional.of("2"), options.sheet());
    assertEquals(Optional.of("1.3"), options.outcome());
    assertEquals(Optional.empty(), DEFAULTS.sheet());
    assertEquals(Optional.empty(), DEFAULTS.outcome());
  }

  @Test
  void marksThatCannotBe() {
    assertEquals(
        "the decimal mark is one sign, not 'comma'", fault(() -> DEFAULTS.withDecimal("comma")));
    assertEquals("the decimal mark is . or , and not ';'", fault(() -> DEFAULTS.withDecimal(";")));
    assertEquals(
        "decimal and grouping mark cannot both be ','",
        fault(() -> DEFAULTS.withDecimal(",").withGroup(",")));
  }

  private static String fault(Executable run) {
    return assertThrows(MetaException.class, run).getMessage();
  }
}
