package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.data.Studies;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.MValueOptions;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.input.StudiesSource;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;

/** {@code %pmplot}: the studies of one SNP by m-value and p value. */
public final class PmPlotMagic extends FigureMagic {

  /** Creates the magic. */
  public PmPlotMagic() {
    super(
        new Description(
            GENETICS,
            "pmplot",
            "FIT | TABLE",
            "%pmplot snp",
            "Studies of one SNP: which of them have its effect"),
        Option.join(StudiesInput.OPTIONS, MValueOptions.OPTIONS));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<Studies> studies = StudiesSource.of(line, List.of());
    return Code.of(
        "GeneticsFigures.pm", GeneticsFigures::pm, studies, MValueOptions.of(studies, line));
  }
}
