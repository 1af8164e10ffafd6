package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.Refits;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %cumulative}: studies added one at a time. */
public final class CumulativeMagic implements Magic {

  private static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "order in which studies are added");

  private static final Option<Boolean> TOGETHER =
      Option.flag("together", "add all studies of one value of --by at a time");

  @Override
  public Description description() {
    return new Description(
        STUDIES, "cumulative", "FIT", "%cumulative fit --by year", "Add one study at a time");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(FigureOptions.ROW_OPTIONS, BY, TOGETHER);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Refits> fit = line.only(Refits.class, "the name of a fit");
    line.needs(TOGETHER, BY);
    Code<String> by = line.given(BY).orElseGet(() -> Literal.text(""));
    Code<ForestOptions> options = FigureOptions.of(FigureOptions.ROWS, line);
    if (line.has(TOGETHER)) {
      Code<Table> table = fit.call("cumulativeByValue", Refits::cumulativeByValue, by);
      return MagicResult.of(ScaleOption.effects(fit, table, line))
          .withFigure(
              FigureOptions.finish(
                  Code.of(
                      "Figures.cumulativeByValue", Figures::cumulativeByValue, fit, by, options),
                  line));
    }
    Code<Table> table =
        line.has(BY)
            ? fit.call("cumulative", Refits::cumulative, by)
            : fit.call("cumulative", Refits::cumulative);
    return MagicResult.of(ScaleOption.effects(fit, table, line))
        .withFigure(
            FigureOptions.finish(
                Code.of("Figures.cumulative", Figures::cumulative, fit, by, options), line));
  }
}
