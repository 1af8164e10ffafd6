package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;

/** {@code %qq}: observed against expected p values. */
public final class QqMagic extends FigureMagic {

  private static final Option<Boolean> BY_FREQUENCY =
      Option.flag(
          "by-frequency", "common, low-frequency and rare SNPs apart, by a column such as eaf");

  /** Creates the magic. */
  public QqMagic() {
    super(
        new Description(
            GENETICS,
            "qq",
            "SCAN | TABLE | FILE [COLUMN]",
            "%qq scan p_Z2",
            "Observed against expected p values of a scan, and lambda"),
        List.of(BY_FREQUENCY));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    return line.has(BY_FREQUENCY)
        ? ResultsFigure.of(line, "GeneticsFigures.qqByFrequency", GeneticsFigures::qqByFrequency)
        : ResultsFigure.of(line, "GeneticsFigures.qq", GeneticsFigures::qq);
  }
}
