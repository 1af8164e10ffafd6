package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import tech.tablesaw.api.Table;

/** {@code %vif}: variance inflation factors of coefficients and moderators. */
public final class VifMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        MODERATORS,
        "vif",
        "FIT [TERM...]",
        "%vif fit habitat duration",
        "Variance inflation by collinear moderators, of each coefficient or of moderators");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.first(FrequentistFit.class, "the name of a fit");
    return MagicResult.of(fit.callAll("vif", FrequentistFit::vif, line.rest()));
  }
}
