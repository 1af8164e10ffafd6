package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.util.List;
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
  void wholeNumbersHaveTheLimitsOfTheirType() {
    Option<Integer> draws = Option.of("draws", ValueTypes.count("N", 1000), "draws");
    assertEquals(new Code<>(1000, "1000"), draws.read("1000"));
    assertEquals("--draws can be 1000 at most, not 1001", fault(draws, "1001"));
    assertEquals("--draws takes a whole number, not '1e3'", fault(draws, "1e3"));
    assertEquals(
        "--draws can be -2147483648 at least, not -2147483649", fault(draws, "-2147483649"));
    Option<Long> seed = Option.of("seed", ValueTypes.whole("N"), "seed");
    assertEquals(new Code<>(-7L, "-7L"), seed.read("-7"));
  }

  @Test
  void listsAreSplitAndStripped() {
    Option<List<String>> columns = Option.of("columns", ValueTypes.columns("A,B"), "columns");
    assertEquals("List.of(\"a\", \"b\")", columns.read("a, b").java());
    assertEquals(Suggestion.COLUMNS, columns.type().suggestion());
    Option<List<Double>> numbers =
        Option.of("psi2", ValueTypes.numbers("A,B"), "variances")
            .withDefault(() -> List.of(0.1, 1000.0));
    assertEquals("0.1,1000", numbers.defaultWord());
    assertEquals("--psi2 takes numbers between commas, not 'x'", fault(numbers, "1,x"));
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

  @Test
  void rangesInWords() {
    assertEquals("0 or more", Range.NOT_NEGATIVE.words());
    assertEquals("above 0", Range.POSITIVE.words());
    assertEquals("8 to 4096", new Range(8, 4096, false).words());
    assertTrue(Range.NOT_NEGATIVE.contains(0));
    assertFalse(Range.POSITIVE.contains(0));
    assertFalse(Range.PROBABILITY.contains(1));
    assertTrue(Range.COUNT.contains(1));
  }
}
