package io.github.metasaw.kernel.magic.fit;

import static io.github.metasaw.kernel.magic.MagicGroup.FIT;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.counts.DataLikelihood;
import io.github.metasaw.bayes.prior.LambertPrior;
import io.github.metasaw.bayes.prior.PriorDistribution;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.EffectInput;
import io.github.metasaw.kernel.input.LevelsOption;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** {@code %bayes} and {@code %%bayes}: from a table and priors to a posterior. */
public final class BayesMagic implements CellMagic {

  private static final Option<String> PRIOR =
      Option.of(
              "prior",
              ValueTypes.text("\"TEXT\""),
              "as in a cell: \"tau = half_cauchy(0.5)\", L9; may be repeated")
          .repeatable();

  private static final Option<Sampler> SAMPLER =
      Option.of(
          "sampler",
          ValueTypes.choice("NAME", Sampler::parse, Sampler.class),
          "without it exact for one tau, nuts for models with more");

  private static final Option<DataLikelihood> LIKELIHOOD =
      Option.of(
              "likelihood",
              ValueTypes.choice("NAME", DataLikelihood::parse, DataLikelihood.class),
              "of estimates, or of the counts that they were computed from")
          .withDefault(() -> BayesOptions.defaults().likelihood());

  private static final Option<String> BASELINE =
      Option.of(
          "baseline",
          ValueTypes.text("\"TEXT\""),
          "prior of each study's log odds or log rate in the second group, of the likelihoods"
              + " binomial and poisson; without it "
              + BayesOptions.defaults().baseline().code());

  private static final Option<Parameterization> PARAMETERS =
      Option.of(
              "parameters",
              ValueTypes.choice("NAME", Parameterization::parse, Parameterization.class),
              "form of the model in which nuts moves")
          .withDefault(() -> BayesOptions.defaults().parameters());

  private static final Option<Integer> CHAINS =
      Option.of("chains", ValueTypes.count("NUMBER").within(Range.COUNT), "chains of a sampler")
          .withDefault(() -> BayesOptions.defaults().chains());

  private static final Option<Integer> WARMUP =
      Option.of(
              "warmup",
              ValueTypes.count("NUMBER").within(Range.NOT_NEGATIVE),
              "iterations of each chain for tuning")
          .withDefault(() -> BayesOptions.defaults().warmup());

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("NUMBER").within(Range.COUNT),
              "iterations of each chain that are kept")
          .withDefault(() -> BayesOptions.defaults().draws());

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("NUMBER"), "seed of all chains")
          .withDefault(() -> BayesOptions.defaults().seed());

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "probability of all intervals")
          .withDefault(() -> BayesOptions.defaults().level());

  private static final Settings<BayesOptions> SETTINGS =
      Settings.<BayesOptions>none()
          .set(SAMPLER, "withSampler", BayesOptions::withSampler)
          .set(LIKELIHOOD, "withLikelihood", BayesOptions::withLikelihood)
          .set(BASELINE, "withBaseline", BayesOptions::withBaseline)
          .set(PARAMETERS, "withParameters", BayesOptions::withParameters)
          .set(CHAINS, "withChains", BayesOptions::withChains)
          .set(WARMUP, "withWarmup", BayesOptions::withWarmup)
          .set(DRAWS, "withDraws", BayesOptions::withDraws)
          .set(SEED, "withSeed", BayesOptions::withSeed)
          .set(LEVEL, "withLevel", BayesOptions::withLevel);

  private static final List<Option<?>> OPTIONS =
      Stream.of(
              StudiesInput.OPTIONS,
              List.<Option<?>>of(PRIOR),
              SETTINGS.options(),
              ScaleOption.OPTIONS,
              List.<Option<?>>of(LevelsOption.LEVELS),
              EffectInput.OPTIONS_OF_STUDIES)
          .<Option<?>>flatMap(List::stream)
          .toList();

  private static final String KEYWORD = "prior ";

  @Override
  public Description description() {
    return new Description(
        FIT,
        "bayes",
        "TABLE",
        "%bayes dat --prior \"tau = half_cauchy(0.5)\" --as post",
        "The posterior of a meta-analysis with priors");
  }

  @Override
  public Class<?> type() {
    return BayesFit.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "As %%bayes, the lines below hold model and priors: yi ~ 1, prior mu = normal(0, sd = 1),"
            + " prior tau = half_cauchy(0.5)",
        "priors of mu, of beta (all other coefficients) and of a term: "
            + words(PriorDistribution::isOfCoefficients),
        "priors of tau, tau2, 1/tau2 and log(tau2): " + words(PriorDistribution::isOfHeterogeneity),
        "turner and rhodes are empirical priors of tau, of log odds ratios and of standardised mean"
            + " differences, by type of outcome and comparison: prior tau ~ turner(\"all-cause"
            + " mortality\", \"pharmacological vs placebo/control\"); a type there is not lists all,"
            + " and without arguments they are over all types",
        "with sigma ~ x, (1 | study) or two outcomes, priors of sigma, sd(study), sigma^2,"
            + " log(sd(study)), ... as of tau; of sigma:x (on log sigma) and of sigma:beta as"
            + " of a term; of rho12 uniform(from, to) or lkj(eta); with (1 | site, cov = exp(lon,"
            + " lat)), of range(site) as of an SD, in the unit of the distances",
        "with --likelihood conditional, binomial or poisson the counts themselves are used, without"
            + " a normal approximation: of OR conditional and binomial, of IRR conditional and"
            + " poisson, of PLO binomial, of IRLN poisson",
        "priors by name: "
            + String.join(
                ", ",
                Stream.of(LambertPrior.values())
                    .map(lambert -> lambert.id() + " (" + lambert.code() + ")")
                    .toList()));
  }

  /** Parameters and priors, in a line that begins with {@code prior}. */
  @Override
  public List<String> candidates(String before) {
    if (before.isBlank()) {
      return List.of(KEYWORD.strip());
    }
    if (!before.stripLeading().startsWith(KEYWORD)) {
      return CellMagic.super.candidates(before);
    }
    return before.matches(".*[=~].*")
        ? Stream.of(PriorDistribution.values()).map(prior -> prior.id() + "(").toList()
        : Stream.concat(
                Stream.of("mu", "beta", "tau", "tau2", "1/tau2", "log(tau2)"),
                Named.ids(LambertPrior.values()).stream())
            .toList();
  }

  @Override
  public MagicResult run(MagicLine line) {
    StudiesInput studies = StudiesInput.of(line);
    Code<BayesOptions> options =
        SETTINGS.apply(Code.of("BayesOptions.defaults", BayesOptions.defaults()), line);
    BayesOptions asked = options.value();
    String words = (asked.hasSampler() ? asked.sampler() : Sampler.NUTS).label();
    try (ProgressBar bar = new ProgressBar(line.host(), words)) {
      Code<BayesFit> fit =
          posterior(line, studies, options.observed(with -> with.withProgress(bar)));
      studies.hintAtRatios(fit.value());
      MagicResult result =
          MagicResult.of(fit, List.of(Render.summary(fit.value(), MagicWording.OF_CELL)));
      return fit.value().design().isInterceptOnly()
          ? result.withView(Figures.forest(List.of(fit.value()), ForestOptions.defaults()))
          : result;
    } catch (MetaException fault) {
      throw MetaException.of(fault.message(new MagicWording(place -> placed(place, line))));
    }
  }

  /** The text is parsed once; the Java reads the same text. */
  private static Code<BayesFit> posterior(
      MagicLine line, StudiesInput studies, Code<BayesOptions> options) {
    String text = model(line);
    Code<Map<String, List<String>>> levels = LevelsOption.of(line);
    ModelSpec spec = ModelSpec.parse(text, levels.value());
    studies.variables(spec);
    return Code.of(
        "Meta.bayes",
        (reader, any, same, with) -> Meta.bayes(reader, spec, with),
        studies.reader(),
        Literal.text(text),
        levels,
        options);
  }

  /** The cell, or without one the mean of the estimates, and below it the priors of options. */
  private static String model(MagicLine line) {
    StringBuilder model = new StringBuilder(written(line));
    for (String prior : line.all(PRIOR)) {
      String text = prior.strip();
      model.append('\n').append(text.startsWith(KEYWORD) ? "" : KEYWORD).append(text);
    }
    return model.toString();
  }

  private static String written(MagicLine line) {
    String body = line.body();
    return body == null ? line.find(StudiesInput.YI).orElse("yi") + " ~ 1" : body.stripTrailing();
  }

  /** A place in a line that nobody wrote becomes the option it came from. */
  private static String placed(Place place, MagicLine line) {
    int own = line.body() == null ? 0 : (int) written(line).lines().count();
    int before = Math.max(1, own);
    if (!(place instanceof Place.InText text) || text.line() <= own) {
      return place.label();
    }
    return text.line() <= before
        ? ""
        : "in --prior \"" + line.all(PRIOR).get(text.line() - before - 1) + "\"";
  }

  private static String words(Predicate<PriorDistribution> which) {
    return String.join(
        ", ",
        Stream.of(PriorDistribution.values())
            .filter(which)
            .map(PriorDistribution::signature)
            .toList());
  }
}
