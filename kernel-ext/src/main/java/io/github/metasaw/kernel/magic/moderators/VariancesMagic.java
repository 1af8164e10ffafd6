package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.SavedFile;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** {@code %variances}: variances of the rows. */
public final class VariancesMagic implements Magic {

  private static final Option<Boolean> PLOT =
      Option.flag("plot", "draw what they are made of, as bars");

  private static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "a bar for each value of a column");

  @Override
  public Description description() {
    return new Description(
        MODERATORS,
        "variances",
        "FIT",
        "%variances fit --plot --by habitat",
        "Known, extra and total variance of each row");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(PLOT, BY);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    MagicResult table = MagicResult.of(fit.call("variances", FrequentistFit::variances));
    // Each is read, so that none counts as ignored.
    boolean isAsked = Stream.of(PLOT, BY).filter(line::has).count() > 0;
    boolean isDrawn = SavedFile.isFigure(line) || isAsked;
    if (!isDrawn) {
      return table;
    }
    Code<String> by = line.given(BY).orElseGet(() -> Literal.text(""));
    return table.withFigure(
        Code.of("RegressionFigures.variances", RegressionFigures::variances, fit, by));
  }
}
