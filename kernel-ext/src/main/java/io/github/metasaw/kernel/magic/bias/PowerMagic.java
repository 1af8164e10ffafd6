package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.study.StudyPower;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;
import java.util.List;

/** {@code %power}: power of the studies. */
public final class PowerMagic extends FigureMagic {

  private static final Option<Double> EFFECT =
      Option.of(
          "effect",
          ValueTypes.number("VALUE"),
          "effect to be found, on the scale of yi (a log for ratios); else the pooled effect");

  /** Creates the magic. */
  public PowerMagic() {
    super(
        new Description(
            BIAS,
            "power",
            "FIT",
            "%power fit --effect 0.2",
            "Power of each study to find an effect (sunset plot)"),
        Option.join(
            List.of(EFFECT, SignificanceOptions.ALTERNATIVE, SignificanceOptions.ALPHA),
            ScaleOption.OPTIONS));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<Double> effect =
        line.given(EFFECT).orElseGet(() -> fit.call("estimate", FrequentistFit::estimate));
    Code<StudyPower> power =
        Code.of(
            "StudyPower.of",
            StudyPower::of,
            fit,
            effect,
            line.code(SignificanceOptions.ALTERNATIVE),
            line.code(SignificanceOptions.ALPHA));
    return ScaleOption.figure(
        Code.<FrequentistFit, StudyPower, Figure>of(
            "DiagnosticFigures.power", DiagnosticFigures::power, fit, power),
        line);
  }
}
