package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.PCurve;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.plot.SelectionFigures;
import java.util.List;

/** {@code %pcurve}: the distribution of the significant p values. */
public final class PcurveMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "pcurve",
        "FIT",
        "%pcurve fit",
        "The p-curve: do the significant p values show an effect, and what power?");
  }

  @Override
  public Class<?> type() {
    return PCurve.class;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The p values are those of yi over its standard error; all significant studies are taken to"
            + " have one power, which is overestimated where effects differ");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<PCurve> curve = Code.of("PCurve.compute", PCurve::compute, fit);
    return MagicResult.of(curve)
        .withFigure(Code.of("SelectionFigures.pcurve", SelectionFigures::pcurve, curve));
  }
}
