package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.bayes.bias.Direction;
import io.github.metasaw.bayes.bias.Ensemble;
import io.github.metasaw.bayes.bias.Robma;
import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.bayes.bias.WorkingScale;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.SelectionFigures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;
import java.util.Locale;

/** {@code %robma}: averages over models of publication bias. */
public final class RobmaMagic implements Magic {

  private static final Option<Ensemble> ENSEMBLE =
      Option.of(
              "ensemble",
              ValueTypes.choice("NAME", Ensemble::parse, Ensemble.class),
              "models that are averaged")
          .withDefault(() -> Robma.defaults().settings().ensemble());

  private static final Option<String> EFFECT =
      prior(
          "effect-prior",
          "of the mean effect where there is one; without it "
              + Robma.defaults().settings().priors().effect().code());

  private static final Option<String> HETEROGENEITY =
      prior(
          "heterogeneity-prior",
          "of tau, the SD of effects, where there is heterogeneity; without it inverse_gamma(1,"
              + " scale = 0.15)");

  private static final Option<String> PET =
      prior("pet-prior", "of the slope on the standard error; without it half_cauchy(1)");

  private static final Option<String> PEESE =
      prior("peese-prior", "of the slope on the sampling variance; without it half_cauchy(5)");

  private static final Option<Direction> DIRECTION =
      Option.of(
              "direction",
              ValueTypes.choice("NAME", Direction::parse, Direction.class),
              "direction of effects that one-sided selection and PET-PEESE favour")
          .withDefault(() -> Robma.defaults().settings().direction());

  private static final Option<WorkingScale> SCALE =
      Option.of(
              "scale",
              ValueTypes.choice("NAME", WorkingScale::parse, WorkingScale.class),
              "scale on which estimates are taken for normal; fisher_z is for standardised mean"
                  + " differences")
          .withDefault(() -> Robma.defaults().settings().scale());

  private static final Option<Shown> FIGURE =
      Option.of(
              "figure",
              ValueTypes.constant("NAME", Shown::parse, Shown.class),
              "the figure: averaged effect, weight function of p values, or line in the funnel plot")
          .withDefault(() -> Shown.EFFECT);

  private static final Settings<Robma> SETTINGS =
      Settings.<Robma>none()
          .set(ENSEMBLE, "withEnsemble", Robma::withEnsemble)
          .set(EFFECT, "withEffectPrior", Robma::withEffectPrior)
          .set(HETEROGENEITY, "withHeterogeneityPrior", Robma::withHeterogeneityPrior)
          .set(PET, "withPetPrior", Robma::withPetPrior)
          .set(PEESE, "withPeesePrior", Robma::withPeesePrior)
          .set(DIRECTION, "withDirection", Robma::withDirection)
          .set(SCALE, "withScale", Robma::withScale);

  /** What is drawn. */
  private enum Shown implements Named {
    EFFECT,
    WEIGHTS,
    FUNNEL;

    static Shown parse(String name) {
      return Named.parse("figure", name, values());
    }

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Option<String> prior(String name, String help) {
    return Option.of(name, ValueTypes.text("\"TEXT\""), "prior " + help);
  }

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "robma",
        "FIT",
        "%robma fit --as avg",
        "Bayesian average over models with and without effect, heterogeneity and bias (RoBMA)");
  }

  @Override
  public Class<?> type() {
    return RobmaFit.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(SETTINGS.options(), List.of(FIGURE));
  }

  @Override
  public List<String> notes() {
    return List.of(
        "avg.inclusion() has the Bayes factors, avg.models() every model, avg.conditional() estimates"
            + " given that there is an effect, heterogeneity or bias",
        "The priors are those for standardised mean differences; give other measures their own");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    try {
      Code<Robma> robma = SETTINGS.apply(Code.of("Robma.defaults", Robma.defaults()), line);
      Code<RobmaFit> average = robma.call("fit", Robma::fit, fit);
      return MagicResult.of(average).withFigure(figure(line.code(FIGURE).value(), fit, average));
    } catch (MetaException fault) {
      // A prior of an option has no line and column to name.
      throw MetaException.of(
          fault.message(
              new MagicWording(place -> place instanceof Place.InText ? "" : place.label())));
    }
  }

  private static Code<Figure> figure(
      Shown shown, Code<FrequentistFit> fit, Code<RobmaFit> average) {
    return switch (shown) {
      case EFFECT ->
          Code.of("SelectionFigures.averagedEffect", SelectionFigures::averagedEffect, average);
      case WEIGHTS ->
          Code.of("SelectionFigures.averagedWeights", SelectionFigures::averagedWeights, average);
      case FUNNEL ->
          Code.<FrequentistFit, ForestOptions, RobmaFit, Figure>of(
              "Figures.funnel",
              Figures::funnel,
              fit,
              Code.of("ForestOptions.defaults", ForestOptions.defaults()),
              average);
    };
  }
}
