package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;
import java.util.Optional;

/** {@code %manhattan}: SNPs by position. */
public final class ManhattanMagic extends FigureMagic {

  private static final String MANHATTAN = "GeneticsFigures.manhattan";

  private static final Option<String> BELOW =
      Option.of("below", ValueTypes.column(), "this column too, downward from the same axis");

  /** Creates the magic. */
  public ManhattanMagic() {
    super(
        new Description(
            GENETICS,
            "manhattan",
            "SCAN | TABLE | FILE [COLUMN]",
            "%manhattan scan p_random --below log10BF",
            "SNPs of a scan by chromosome and position"),
        List.of(BELOW));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Optional<Code<String>> below = line.given(BELOW);
    if (below.isEmpty()) {
      return ResultsFigure.of(line, MANHATTAN, GeneticsFigures::manhattan);
    }
    return ResultsFigure.of(
        line,
        (Code<ScanResults> results, Code<String> column) ->
            Code.of(MANHATTAN, GeneticsFigures::manhattan, results, column, below.get()));
  }
}
