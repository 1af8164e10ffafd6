package io.github.metasaw.kernel.input;

import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.Optional;

/** Options for counts of 0: of the studies' own estimates, and of a pooled estimate. */
final class ZeroCellOptions {

  /** What is added to the counts that single estimates are computed from. */
  static final Option<Double> ADD =
      constant(
          "add",
          "what is added to counts; without it 0.5 or, for differences of risks and such, 0");

  /** Which studies have it added. */
  static final Option<ZeroCellRule> TO =
      rule("to", "which studies it is added to").withDefault(() -> ZeroCellRule.ONLY0);

  /** Whether uninformative studies are left out. */
  static final Option<Boolean> DROP00 =
      Option.flag(
          "drop00", "leave out studies without events, or with events only, in both groups");

  /** Whether uninformative studies stay, which methods of counts leave out by themselves. */
  static final Option<Boolean> KEEP00 =
      Option.flag(
          "keep00",
          "keep studies without events, or with events only, in the studies' own estimates and in"
              + " mixed models");

  /** Of the studies' own estimates, on which Q and I2 rest. */
  static final Settings<ZeroCells> OF_STUDIES =
      settings(ADD, TO, DROP00).when(KEEP00, "withDrop00", ZeroCells::withDrop00, false);

  /** Of the estimate that is pooled by adding up tables. */
  static final Settings<ZeroCells> OF_POOLED =
      settings(
          constant(
              "pooled-add",
              "what is added to counts before tables are added up; without it nothing"),
          rule("pooled-to", "which studies --pooled-add is for; without it those with a zero"),
          Option.flag(
              "pooled-drop00",
              "leave out studies without events, or with events only, before tables are added up"));

  private ZeroCellOptions() {}

  private static Option<Double> constant(String name, String help) {
    return Option.of(name, ValueTypes.number("VALUE").within(Range.NOT_NEGATIVE), help);
  }

  private static Option<ZeroCellRule> rule(String name, String help) {
    return Option.of(
        name, ValueTypes.constant("RULE", ZeroCellRule::parse, ZeroCellRule.class), help);
  }

  private static Settings<ZeroCells> settings(
      Option<Double> add, Option<ZeroCellRule> to, Option<Boolean> drop00) {
    return Settings.<ZeroCells>none()
        .set(add, "withAdd", ZeroCells::withAdd)
        .set(to, "withTo", ZeroCells::withTo)
        .when(drop00, "withDrop00", ZeroCells::withDrop00, true);
  }

  /**
   * What a line says of counts of 0.
   *
   * @param settings {@link #OF_STUDIES} or {@link #OF_POOLED}
   * @param line that may say something
   * @return empty where it says nothing
   */
  static Optional<Code<ZeroCells>> of(Settings<ZeroCells> settings, GivenOptions line) {
    return settings.options().stream().anyMatch(line::has)
        ? Optional.of(settings.apply(Code.of("ZeroCells.defaults", ZeroCells.defaults()), line))
        : Optional.empty();
  }
}
