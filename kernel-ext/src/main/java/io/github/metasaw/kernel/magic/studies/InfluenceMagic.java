package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.HasInfluence;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.plot.DiagnosticFigures;
import tech.tablesaw.api.Table;

/** {@code %influence}: influence diagnostics. */
public final class InfluenceMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        STUDIES,
        "influence",
        "FIT",
        "%influence fit",
        "Residuals, DFFITS, Cook's distances; shifts of posteriors");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<HasInfluence> fit = line.only(HasInfluence.class, "the name of a fit");
    return MagicResult.of(fit.call("influence", HasInfluence::influence))
        .withFigure(Code.of("DiagnosticFigures.influence", DiagnosticFigures::influence, fit));
  }
}
