package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One declaration gives value, Java, help, default and messages. */
class OptionTest {

  private static final Option<Double> LEVEL =
      Option.of("level", ValueTypes.number("VALUE").within(Range.PROBABILITY), "of intervals")
          .withDefault(() -> 0.95);

  private static final Option<Thread.State> STATE =
      Option.of(
          "state",
          ValueTypes.constant(
              "NAME",
              text -> Thread.State.valueOf(text.toUpperCase(Locale.ROOT)),
              state -> state.name().toLowerCase(Locale.ROOT),
              Thread.State.class),
          "of a thread");

  private static String fault(Option<?> option, String text) {
    return assertThrows(MetaException.class, () -> option.read(text)).getMessage();
  }

  @Test
  void aNumberWithARangeAndADefault() {
    assertEquals(new Code<>(0.9, "0.9"), LEVEL.read("0.9"));
    assertEquals("of intervals (between 0 and 1)", LEVEL.help());
    assertEquals("0.95", LEVEL.defaultWord());
    assertEquals(0.95, LEVEL.defaultValue().orElseThrow());
    assertEquals("--level VALUE", LEVEL.toString());
    assertEquals("--level takes a number, not 'much'", fault(LEVEL, "much"));
  }

  @Test
  void aChoiceListsItsWords() {
    assertEquals(new Code<>(Thread.State.BLOCKED, "Thread.State.BLOCKED"), STATE.read("blocked"));
    assertEquals(
        "of a thread: new, runnable, blocked, waiting, timed_waiting, terminated", STATE.help());
    assertEquals(Suggestion.WORDS, STATE.type().suggestion());
    assertEquals("", STATE.defaultWord());
  }

  @Test
  void aFlagHasNoValue() {
    Option<Boolean> exp = Option.flag("exp", "show ratios");
    assertTrue(exp.isFlag());
    assertFalse(LEVEL.isFlag());
    assertEquals(new Code<>(true, "true"), exp.read(""));
    assertFalse(exp.isRepeatable());
    assertTrue(exp.repeatable().isRepeatable());
  }
}
