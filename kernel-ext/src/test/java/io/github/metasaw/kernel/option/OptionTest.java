package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import org.junit.jupiter.api.Test;

/** One declaration gives value, Java, help, default and messages. */
class OptionTest {

  private static final Option<Double> LEVEL =
      Option.of("level", ValueTypes.number("VALUE").within(Range.PROBABILITY), "of intervals")
          .withDefault(() -> 0.95);

  private static final Option<Sampler> SAMPLER =
      Option.of(
          "sampler",
          ValueTypes.constant("NAME", Sampler::parse, Sampler.class),
          "how a posterior is computed");

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
    assertEquals(new Code<>(Sampler.NUTS, "Sampler.NUTS"), SAMPLER.read("nuts"));
    assertEquals("how a posterior is computed: exact, direct, gibbs, nuts", SAMPLER.help());
    assertEquals(Suggestion.WORDS, SAMPLER.type().suggestion());
    assertEquals("", SAMPLER.defaultWord());
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
