package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.LimitMetaAnalysis;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;

/** {@code %limit}: limit meta-analysis. */
public final class LimitMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "limit",
        "FIT",
        "%limit fit",
        "Limit meta-analysis: the effect as studies become infinitely large");
  }

  @Override
  public Class<?> type() {
    return LimitMetaAnalysis.class;
  }

  @Override
  public List<Option<?>> options() {
    return ScaleOption.OPTIONS;
  }

  @Override
  public List<String> notes() {
    return List.of(ScaleOption.NOTE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return ScaleOption.tabular(
        fit, Code.of("LimitMetaAnalysis.fit", LimitMetaAnalysis::fit, fit), line);
  }
}
