package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %manhattan}: SNPs by position. */
public final class ManhattanMagic implements Magic {

  @Override
  public Description description() {
    return GENETICS.magic(
        "manhattan",
        "SCAN | TABLE | FILE [COLUMN]",
        "%manhattan scan log10BF",
        "SNPs of a scan by chromosome and position");
  }

  @Override
  public Class<?> type() {
    return Figure.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FigureOptions.SAVE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    return ResultsFigure.of(line, "Figures.manhattan", Figures::manhattan);
  }
}
