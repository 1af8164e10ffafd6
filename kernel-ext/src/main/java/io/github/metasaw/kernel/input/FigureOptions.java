package io.github.metasaw.kernel.input;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.forest.ForestStyle;
import java.util.List;

/** Options of magics that draw. */
public final class FigureOptions {

  /** Heading. */
  public static final Option<String> TITLE = Option.of("title", ValueTypes.text("TEXT"), "heading");

  private static final Option<String> XLAB =
      Option.of("xlab", ValueTypes.text("TEXT"), "name of the effect")
          .withDefault(() -> ForestOptions.defaults().effect());

  private static final Option<Double> REF =
      Option.of(
          "ref",
          ValueTypes.number("VALUE"),
          "reference line, on the scale of yi; else at no effect, if there is such a value");

  private static final Option<List<String>> FAVOURS =
      Option.of(
          "favours",
          ValueTypes.texts("LEFT,RIGHT"),
          "groups that small and large effects favour, named below the axis");

  private static final Option<List<Double>> XLIM =
      Option.of(
          "xlim",
          ValueTypes.numbers("LOW,HIGH"),
          "ends of the axis, on the scale shown; intervals beyond them end in arrows");

  private static final Option<List<Double>> TICKS =
      Option.of("ticks", ValueTypes.numbers("A,B,..."), "ticks of the axis, on the scale shown");

  private static final Option<Integer> DIGITS =
      Option.of("digits", ValueTypes.count("N"), "decimals of estimates and bounds");

  private static final Option<ForestStyle> LAYOUT =
      Option.of(
              "layout",
              ValueTypes.constant("NAME", ForestStyle::parse, ForestStyle.class),
              "columns and wording as a journal or program has them")
          .withDefault(() -> ForestOptions.defaults().style());

  private static final Option<Boolean> INTERACTIVE =
      Option.flag("interactive", "add an interactive form, which responds to the mouse");

  /** Heading, name of the effect, ratios and reference line of estimates with intervals. */
  public static final Settings<ForestOptions> SERIES =
      Settings.<ForestOptions>none()
          .set(TITLE, "withTitle", ForestOptions::withTitle)
          .set(XLAB, "withEffect", ForestOptions::withEffect)
          .step(ScaleOption.OPTIONS, FigureOptions::scaled)
          .set(REF, "withReference", ForestOptions::withReference);

  /** What {@link #SERIES} sets, and axis and layout of a figure with one row per estimate. */
  public static final Settings<ForestOptions> ROWS =
      SERIES
          .step(List.of(FAVOURS), FigureOptions::favoured)
          .step(List.of(XLIM), FigureOptions::limited)
          .set(TICKS, "withTicks", ForestOptions::withTicks)
          .set(DIGITS, "withDigits", ForestOptions::withDigits)
          .set(LAYOUT, "withStyle", ForestOptions::withStyle);

  /** The options of a magic that draws one row per estimate. */
  public static final List<Option<?>> ROW_OPTIONS = Option.join(ROWS.options(), INTERACTIVE);

  /** The options of a magic that draws estimates with intervals. */
  public static final List<Option<?>> SERIES_OPTIONS = Option.join(SERIES.options(), INTERACTIVE);

  private FigureOptions() {}

  private static Code<ForestOptions> scaled(Code<ForestOptions> options, GivenOptions line) {
    return ScaleOption.other(line)
        .map(
            scale ->
                options.<Transformation, ForestOptions>call(
                    "withTransformation", ForestOptions::withTransformation, scale))
        .orElse(options);
  }

  private static Code<ForestOptions> favoured(Code<ForestOptions> options, GivenOptions line) {
    return line.given(FAVOURS)
        .map(
            sides -> {
              List<String> names =
                  pair(FAVOURS, sides.value(), "two names, as in treatment,control");
              return options.<String, String, ForestOptions>call(
                  "withFavours",
                  ForestOptions::withFavours,
                  Literal.text(names.get(0)),
                  Literal.text(names.get(1)));
            })
        .orElse(options);
  }

  private static Code<ForestOptions> limited(Code<ForestOptions> options, GivenOptions line) {
    return line.given(XLIM)
        .map(
            ends -> {
              List<Double> numbers = pair(XLIM, ends.value(), "two numbers, as in 0.1,10");
              return options.<Double, Double, ForestOptions>call(
                  "withLimits",
                  ForestOptions::withLimits,
                  Literal.number(numbers.get(0)),
                  Literal.number(numbers.get(1)));
            })
        .orElse(options);
  }

  private static <T> List<T> pair(Option<List<T>> option, List<T> values, String wanted) {
    if (values.size() != 2) {
      throw MetaException.of(
          "--%s takes %s, not %d".formatted(option.name(), wanted, values.size()));
    }
    return values;
  }

  /**
   * How a line wants a figure drawn.
   *
   * @param settings that the magic takes
   * @param line of a magic that draws estimates with intervals
   * @return the options with their Java
   */
  public static Code<ForestOptions> of(Settings<ForestOptions> settings, MagicLine line) {
    return settings.apply(Code.of("ForestOptions.defaults", ForestOptions.defaults()), line);
  }

  /**
   * The figure, with its interactive form if the line asks for one.
   *
   * @param figure as it is drawn
   * @param line of a magic with {@link #SERIES_OPTIONS}
   * @return the figure as it is shown
   */
  public static Code<Figure> finish(Code<Figure> figure, MagicLine line) {
    return line.has(INTERACTIVE) ? figure.call("interactive", Figure::interactive) : figure;
  }
}
