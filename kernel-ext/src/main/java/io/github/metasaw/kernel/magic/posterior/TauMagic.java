package io.github.metasaw.kernel.magic.posterior;

import static io.github.metasaw.kernel.magic.MagicGroup.POSTERIOR;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;

/** {@code %tau}: prior, likelihood and posterior of tau. */
public final class TauMagic implements Magic {

  @Override
  public Description description() {
    return POSTERIOR.magic(
        "tau", "POSTERIOR...", "%tau post", "Prior, likelihood and posterior of tau");
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
    List<Code<BayesFit>> fits = line.variables(BayesFit.class, "the name of a posterior");
    return MagicResult.of(
        Code.ofAll("Figures.tau", all -> Figures.tau(all.toArray(new BayesFit[0])), fits));
  }
}
