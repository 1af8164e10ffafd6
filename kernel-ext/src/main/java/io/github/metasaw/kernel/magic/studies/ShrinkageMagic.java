package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MissingOption;
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

  private static final Option<Boolean> DEVIATIONS =
      Option.flag("deviations", "deviations of the true effects from their means");

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
    return Option.join(ScaleOption.OPTIONS, DEVIATIONS, MissingOption.MISSING);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Fit> fit = line.only(Fit.class, "the name of a fit");
    if (fit.value() instanceof FrequentistFit frequentist) {
      Code<FrequentistFit> own = Code.variable(fit.java(), frequentist);
      Code<Table> table =
          line.has(DEVIATIONS)
              ? own.call("deviations", FrequentistFit::deviations)
              : own.call("shrinkage", FrequentistFit::shrinkage);
      return MagicResult.of(
          ScaleOption.effects(own, MissingOption.perStudy(own, table, line), line));
    }
    if (line.has(DEVIATIONS)) {
      throw MetaException.of(
          "--deviations are of a fit by moments or likelihood; a posterior has the true effects themselves");
    }
    Code<BayesFit> posterior = line.variable(fit.java(), BayesFit.class);
    Code<Table> table =
        MissingOption.perStudy(posterior, posterior.call("shrinkage", BayesFit::shrinkage), line);
    return MagicResult.of(ScaleOption.effects(posterior, table, line))
        .withFigure(
            ScaleOption.figure(
                Code.of("PosteriorFigures.shrinkage", PosteriorFigures::shrinkage, posterior),
                line));
  }
}
