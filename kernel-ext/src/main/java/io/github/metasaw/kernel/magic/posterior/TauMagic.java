package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;

/** {@code %tau}: prior, likelihood and posterior of tau. */
public final class TauMagic extends FigureMagic {

  /** Creates the magic. */
  public TauMagic() {
    super(
        new Description(
            POSTERIOR,
            "tau",
            "POSTERIOR...",
            "%tau post",
            "Prior, likelihood and posterior of tau"),
        List.of());
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    List<Code<BayesFit>> fits = line.variables(BayesFit.class, "the name of a posterior");
    return Code.ofAll(
        "PosteriorFigures.tau", all -> PosteriorFigures.tau(all.toArray(new BayesFit[0])), fits);
  }
}
