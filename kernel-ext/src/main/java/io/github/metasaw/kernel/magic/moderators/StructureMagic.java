package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.data.KnownV;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.FrequentistFit;
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

/** {@code %structure}: the known sampling covariance. */
public final class StructureMagic implements Magic {

  private static final String STRUCTURE = "Figures.structure";

  @Override
  public Description description() {
    return MODERATORS.magic(
        "structure",
        "FIT | KNOWN_V",
        "%structure fit",
        "The known sampling covariance, as correlations");
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
    line.atMost(1);
    String name = line.word("the name of a fit or of a KnownV");
    if (line.value(name) instanceof KnownV v) {
      return MagicResult.of(Code.of(STRUCTURE, Figures::structure, Code.variable(name, v)));
    }
    Code<Studies> studies =
        line.variable(name, FrequentistFit.class).call("studies", FrequentistFit::studies);
    return MagicResult.of(Code.of(STRUCTURE, Figures::structure, studies));
  }
}
