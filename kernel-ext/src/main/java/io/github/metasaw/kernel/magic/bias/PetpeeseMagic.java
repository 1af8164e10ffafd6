package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %petpeese}: the effect of an infinitely precise study. */
public final class PetpeeseMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        BIAS, "petpeese", "FIT", "%petpeese fit", "PET, PEESE, PET-PEESE, WLS and WAAP-WLS");
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
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<List<PrecisionAdjustment>> all =
        Code.of("PrecisionAdjustment.all", PrecisionAdjustment::all, fit);
    Code<Table> table = Code.of("PrecisionAdjustment.table", PrecisionAdjustment::table, all);
    return MagicResult.of(ScaleOption.effects(fit, table, line));
  }
}
