package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.ExcessSignificance;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %excess}: the test of excess significance. */
public final class ExcessMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "excess",
        "FIT",
        "%excess fit",
        "More significant studies than their power lets expect?");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SignificanceOptions.ALTERNATIVE, SignificanceOptions.ALPHA);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<ExcessSignificance> excess =
        Code.of(
            "ExcessSignificance.of",
            ExcessSignificance::of,
            fit,
            line.code(SignificanceOptions.ALTERNATIVE),
            line.code(SignificanceOptions.ALPHA));
    return MagicResult.of(excess.call("table", ExcessSignificance::table));
  }
}
