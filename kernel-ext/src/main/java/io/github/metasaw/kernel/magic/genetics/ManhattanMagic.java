package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;

/** {@code %manhattan}: SNPs by position. */
public final class ManhattanMagic extends FigureMagic {

  /** Creates the magic. */
  public ManhattanMagic() {
    super(
        new Description(
            GENETICS,
            "manhattan",
            "SCAN | TABLE | FILE [COLUMN]",
            "%manhattan scan log10BF",
            "SNPs of a scan by chromosome and position"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return ResultsFigure.of(line, "GeneticsFigures.manhattan", GeneticsFigures::manhattan);
  }
}
