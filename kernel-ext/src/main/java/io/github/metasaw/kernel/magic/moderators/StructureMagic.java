package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.RegressionFigures;
import java.util.List;

/** {@code %structure}: the known sampling covariance. */
public final class StructureMagic extends FigureMagic {

  private static final String STRUCTURE = "RegressionFigures.structure";

  /** Creates the magic. */
  public StructureMagic() {
    super(
        new Description(
            MODERATORS,
            "structure",
            "FIT | KNOWN_V",
            "%structure fit",
            "The known sampling covariance, as correlations"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(1);
    String name = line.word("the name of a fit or of a KnownV");
    if (line.value(name) instanceof KnownV v) {
      return Code.of(STRUCTURE, RegressionFigures::structure, Code.variable(name, v));
    }
    Code<Studies> studies =
        line.variable(name, FrequentistFit.class).call("studies", FrequentistFit::studies);
    return Code.of(STRUCTURE, RegressionFigures::structure, studies);
  }
}
