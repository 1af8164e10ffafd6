package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.study.Envelope;
import io.github.metasaw.freq.study.NormalPlot;
import io.github.metasaw.freq.study.Residual;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.DiagnosticFigures;
import io.github.metasaw.plot.Figure;
import java.util.List;

/** {@code %qqnorm}: residuals against normal quantiles. */
public final class QqnormMagic extends FigureMagic {

  private static final Option<Residual> TYPE =
      Option.of(
              "type",
              ValueTypes.constant("NAME", Residual::parse, Residual.class),
              "which residuals")
          .withDefault(() -> Residual.STANDARDISED);

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "share of simulated residuals within the envelope")
          .withDefault(() -> Envelope.defaults().level());

  private static final Option<Integer> REPS =
      Option.of(
              "reps",
              ValueTypes.count("N", Envelope.MAX_REPETITIONS).within(Range.COUNT),
              "data sets simulated for the envelope")
          .withDefault(() -> Envelope.defaults().repetitions());

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of the simulation, as in R")
          .withDefault(() -> Envelope.defaults().seed());

  private static final Option<Boolean> BONFERRONI =
      Option.flag("bonferroni", "let the level hold for all studies at once");

  private static final Settings<Envelope> ENVELOPE =
      Settings.<Envelope>none()
          .set(LEVEL, "withLevel", Envelope::withLevel)
          .set(REPS, "withRepetitions", Envelope::withRepetitions)
          .set(SEED, "withSeed", Envelope::withSeed)
          .when(BONFERRONI, "simultaneous", Envelope::simultaneous);

  /** Creates the magic. */
  public QqnormMagic() {
    super(
        new Description(
            STUDIES,
            "qqnorm",
            "FIT",
            "%qqnorm fit --type rstudent",
            "Normal quantile plot of the residuals, with an envelope"),
        Option.join(List.of(TYPE), ENVELOPE.options()));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<Envelope> envelope =
        ENVELOPE.apply(Code.of("Envelope.defaults", Envelope.defaults()), line);
    Code<NormalPlot> plot =
        Code.of("NormalPlot.of", NormalPlot::of, fit, line.code(TYPE), envelope);
    return Code.of("DiagnosticFigures.qqnorm", DiagnosticFigures::qqnorm, plot);
  }
}
