package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.IntervalOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %confidence}: intervals of coefficients. */
public final class ConfidenceMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        MODERATORS,
        "confidence",
        "FIT [TERM...]",
        "%confidence fit --interval profile",
        "Intervals by Wald, profile likelihood or bootstrap");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(IntervalOptions.OPTIONS, ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.first(FrequentistFit.class, "the name of a fit");
    return MagicResult.of(
        ScaleOption.terms(fit, IntervalOptions.intervals(line, fit, line.rest()), line));
  }
}
