package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.HenmiCopas;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;

/** {@code %henmicopas}: an interval about the common-effect estimate that allows for tau2. */
public final class HenmicopasMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "henmicopas",
        "FIT",
        "%henmicopas fit",
        "Interval of Henmi and Copas: small studies weigh little, and tau2 counts");
  }

  @Override
  public Class<?> type() {
    return HenmiCopas.class;
  }

  @Override
  public List<Option<?>> options() {
    return ScaleOption.OPTIONS;
  }

  @Override
  public List<String> notes() {
    return List.of("tau2 is that of DerSimonian and Laird, whatever the fit has", ScaleOption.NOTE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    return ScaleOption.tabular(fit, Code.of("HenmiCopas.of", HenmiCopas::of, fit), line);
  }
}
