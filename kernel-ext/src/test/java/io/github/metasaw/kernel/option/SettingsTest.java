package io.github.metasaw.kernel.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options of a line become calls of a builder, in the order declared. */
class SettingsTest {

  private static final Option<Double> LEVEL =
      Option.of("level", ValueTypes.number("VALUE"), "level");
  private static final Option<Double> TAU2 = Option.of("tau2", ValueTypes.number("VALUE"), "tau2");

  private static final Settings<FreqOptions> FREQ =
      Settings.<FreqOptions>none()
          .set(LEVEL, "withLevel", FreqOptions::withLevel)
          .set(TAU2, "withFixedTau2", FreqOptions::withFixedTau2);

  /** A line of texts by option. */
  private record Line(Map<String, String> texts) implements GivenOptions {

    @Override
    public boolean has(Option<?> option) {
      return texts.containsKey(option.name());
    }

    @Override
    public <T> Optional<Code<T>> given(Option<T> option) {
      return Optional.ofNullable(texts.get(option.name())).map(option::read);
    }
  }

  @Test
  void givenOptionsAreCalledInOrder() {
    Code<FreqOptions> start = Code.of("FreqOptions.defaults", FreqOptions.defaults());
    Code<FreqOptions> options = FREQ.apply(start, new Line(Map.of("tau2", "0.1", "level", "0.9")));
    assertEquals("FreqOptions.defaults().withLevel(0.9).withFixedTau2(0.1)", options.java());
    assertEquals(0.9, options.value().level());
    assertEquals(0.1, options.value().fixedTau2());
    assertEquals(start, FREQ.apply(start, new Line(Map.of())));
    assertEquals(List.of(LEVEL, TAU2), FREQ.options());
  }

  @Test
  void flagsStandForAValue() {
    Option<Boolean> posterior = Option.flag("posterior", "posteriors too");
    Option<Boolean> no = Option.flag("no-pi", "no interval");
    Settings<ForestOptions> settings =
        Settings.<ForestOptions>none()
            .set(posterior, "withPosterior", ForestOptions::withPosterior)
            .when(no, "withPrediction", ForestOptions::withPrediction, false);
    Code<ForestOptions> options =
        settings.apply(
            Code.of("ForestOptions.defaults", ForestOptions.defaults()),
            new Line(Map.of("no-pi", "", "posterior", "")));
    assertEquals(
        "ForestOptions.defaults().withPosterior(true).withPrediction(false)", options.java());
    assertEquals(false, options.value().prediction());
  }
}
