package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.PosteriorFigures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %shrinkage}: from estimates to posterior means. */
public final class ShrinkageMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        STUDIES, "shrinkage", "FIT", "%shrinkage post", "From each estimate to its posterior mean");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return ScaleOption.OPTIONS;
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Fit> fit = line.only(Fit.class, "the name of a fit");
    if (fit.value() instanceof FrequentistFit frequentist) {
      Code<FrequentistFit> own = Code.variable(fit.java(), frequentist);
      return MagicResult.of(
          ScaleOption.effects(own, own.call("shrinkage", FrequentistFit::shrinkage), line));
    }
    Code<BayesFit> posterior = line.variable(fit.java(), BayesFit.class);
    return MagicResult.of(
            ScaleOption.effects(posterior, posterior.call("shrinkage", BayesFit::shrinkage), line))
        .withFigure(
            ScaleOption.figure(
                Code.of("PosteriorFigures.shrinkage", PosteriorFigures::shrinkage, posterior),
                line));
  }
}
