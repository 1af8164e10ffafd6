package io.github.metasaw.kernel.input;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;

/** Options of magics that draw. */
public final class FigureOptions {

  /** Writes the figure; every magic that draws has it. */
  public static final Option<String> SAVE =
      Option.of(
          "save",
          ValueTypes.text("FILE"),
          "write the figure: svg, png, html or txt; an earlier one is replaced");

  /** Heading. */
  public static final Option<String> TITLE = Option.of("title", ValueTypes.text("TEXT"), "heading");

  private static final Option<String> XLAB =
      Option.of("xlab", ValueTypes.text("TEXT"), "name of the effect")
          .withDefault(() -> ForestOptions.defaults().effect());

  private static final Option<Double> REF =
      Option.of("ref", ValueTypes.number("VALUE"), "reference line, on the scale of yi")
          .withDefault(() -> ForestOptions.defaults().reference());

  private static final Option<Boolean> INTERACTIVE =
      Option.flag("interactive", "add an interactive form, which responds to the mouse");

  /** Heading, name of the effect, ratios and reference line of estimates with intervals. */
  public static final Settings<ForestOptions> SERIES =
      Settings.<ForestOptions>none()
          .set(TITLE, "withTitle", ForestOptions::withTitle)
          .set(XLAB, "withEffect", ForestOptions::withEffect)
          .step(ScaleOption.OPTIONS, FigureOptions::scaled)
          .set(REF, "withReference", ForestOptions::withReference);

  /** The options of a magic that draws estimates with intervals, besides {@link #SAVE}. */
  public static final List<Option<?>> SERIES_OPTIONS = Option.join(SERIES.options(), INTERACTIVE);

  /** The options of a magic that shows a table and draws its estimates with intervals. */
  public static final List<Option<?>> SAVED_SERIES_OPTIONS =
      Option.join(List.of(SAVE), SERIES_OPTIONS);

  private FigureOptions() {}

  private static Code<ForestOptions> scaled(Code<ForestOptions> options, GivenOptions line) {
    return ScaleOption.other(line)
        .map(
            scale ->
                options.<Transformation, ForestOptions>call(
                    "withTransformation", ForestOptions::withTransformation, scale))
        .orElse(options);
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
