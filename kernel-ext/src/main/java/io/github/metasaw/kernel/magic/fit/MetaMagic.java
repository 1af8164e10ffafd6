package io.github.metasaw.kernel.magic.fit;

import static io.github.metasaw.kernel.magic.MagicGroup.FIT;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.DependenceOption;
import io.github.metasaw.kernel.input.EffectInput;
import io.github.metasaw.kernel.input.IntervalOptions;
import io.github.metasaw.kernel.input.LevelsOption;
import io.github.metasaw.kernel.input.MethodOption;
import io.github.metasaw.kernel.input.PresetOption;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.RveOption;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.GivenOptions;
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
import java.util.Optional;
import java.util.stream.Stream;

/** {@code %meta} and {@code %%meta}: from a table to a fit. */
public final class MetaMagic implements CellMagic {

  private static final Option<Double> TAU2 =
      Option.of(
          "tau2",
          ValueTypes.number("VALUE").within(Range.NOT_NEGATIVE),
          "a variance to use instead of an estimate");

  private static final Option<String> FIX =
      Option.of(
          "fix",
          ValueTypes.text("NAME = VALUE"),
          "SDs, correlations or ranges to use instead of estimates: \"sd(study) = 0.3\"");

  private static final Option<InformationMatrix> INFORMATION =
      Option.of(
              "information",
              ValueTypes.constant("RULE", InformationMatrix::parse, InformationMatrix.class),
              "whether standard errors allow for the estimation of the heterogeneity")
          .withDefault(() -> FreqOptions.defaults().information());

  private static final Option<CoefficientTest> TEST =
      Option.of(
              "test",
              ValueTypes.choice("NAME", CoefficientTest::parse, CoefficientTest.class),
              "test of the coefficients")
          .withDefault(() -> FreqOptions.defaults().test());

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "confidence of all intervals")
          .withDefault(() -> FreqOptions.defaults().level());

  private static final Option<PredictionInterval> PREDICTION =
      Option.of(
              "prediction",
              ValueTypes.constant("RULE", PredictionInterval::parse, PredictionInterval.class),
              "distribution of the prediction interval")
          .withDefault(() -> FreqOptions.defaults().prediction());

  private static final Option<String> WEIGHTS =
      Option.of(
          "weights",
          ValueTypes.column(),
          "how often a row's likelihood counts (not variances); with GENQ and GENQM the estimator's");

  private static final Settings<FreqOptions> SETTINGS =
      Settings.<FreqOptions>none()
          .step(List.of(PresetOption.PRESET), PresetOption::start)
          .step(List.of(MethodOption.METHOD), MetaMagic::estimator)
          .set(TAU2, "withFixedTau2", FreqOptions::withFixedTau2)
          .<String>set(FIX, "withFixed", FreqOptions::withFixed)
          .set(TEST, "withTest", FreqOptions::withTest)
          .set(LEVEL, "withLevel", FreqOptions::withLevel)
          .set(PREDICTION, "withPrediction", FreqOptions::withPrediction)
          .set(INFORMATION, "withInformation", FreqOptions::withInformation)
          .set(WEIGHTS, "withWeightsOfMethod", FreqOptions::withWeightsOfMethod);

  private static final List<Option<?>> OPTIONS =
      Stream.of(
              StudiesInput.OPTIONS,
              SETTINGS.options(),
              MethodOption.OF_COUNTS,
              ScaleOption.OPTIONS,
              IntervalOptions.OPTIONS,
              List.of(
                  RobustOptions.CLUSTER,
                  RobustOptions.TYPE,
                  DependenceOption.DEPENDENCE,
                  RveOption.RVE,
                  RobustOptions.TEST_OF,
                  LevelsOption.LEVELS),
              EffectInput.OPTIONS_OF_STUDIES)
          .<Option<?>>flatMap(List::stream)
          .toList();

  /** Options that the methods of counts have no use for. */
  private static final List<Option<?>> NOT_OF_COUNTS =
      Option.join(
          List.of(
              PresetOption.PRESET,
              FIX,
              INFORMATION,
              TEST,
              PREDICTION,
              WEIGHTS,
              RobustOptions.CLUSTER,
              RobustOptions.TYPE,
              DependenceOption.DEPENDENCE,
              RveOption.RVE,
              RobustOptions.TEST_OF),
          IntervalOptions.OPTIONS);

  /** Options that several fits have no use for. */
  private static final List<Option<?>> OF_ONE_FIT =
      Option.join(IntervalOptions.OPTIONS, RobustOptions.TEST_OF, RobustOptions.TYPE);

  /** Options of a likelihood, or of moments with one tau2. */
  private static final List<Option<?>> NOT_OF_RVE =
      Stream.of(
              SETTINGS.options(),
              IntervalOptions.OPTIONS,
              List.<Option<?>>of(RobustOptions.TEST_OF))
          .<Option<?>>flatMap(List::stream)
          .filter(option -> !option.equals(LEVEL))
          .toList();

  @Override
  public Description description() {
    return new Description(
        FIT,
        "meta",
        "TABLE",
        "%meta dat --method REML --test knha --as fit",
        "Fit a meta-analysis; alone, list the magics");
  }

  @Override
  public Class<?> type() {
    return FrequentistFit.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public List<String> notes() {
    return List.of("As %%meta, the lines below hold the model: yi ~ habitat + meta_V(V = vi)");
  }

  @Override
  public boolean isIndex() {
    return true;
  }

  @Override
  public MagicResult run(MagicLine line) {
    StudiesInput studies = StudiesInput.of(line);
    if (MethodOption.poolsCounts(line)) {
      return counts(line, studies);
    }
    line.refuse(
        MethodOption.OF_COUNTS,
        "%s belongs to methods that pool counts, as in --method MH or --method CM.EL");
    Code<FreqOptions> options =
        SETTINGS.apply(Code.of("FreqOptions.defaults", FreqOptions.defaults()), line);
    if (line.has(RveOption.RVE)) {
      line.refuse(
          NOT_OF_RVE, "%s is of models with a likelihood; robust variance estimation has none");
      return RveOption.fit(line, studies, LEVEL);
    }
    if (DependenceOption.isSensitivity(line)) {
      line.refuse(
          OF_ONE_FIT, "%s is of one fit, and several correlations make several; take one of them");
      return DependenceOption.sensitivity(line, studies, options);
    }
    Code<FrequentistFit> fit = fit(line, studies, options);
    studies.hintAtRatios(fit.value());
    MagicResult result =
        MagicResult.of(fit, List.of(Render.summary(fit.value(), MagicWording.OF_CELL)));
    Code<FrequentistFit> named = Code.variable(line.resultName(), fit.value());
    if (IntervalOptions.isAsked(line)) {
      result = result.withTable("intervals", IntervalOptions.intervals(line, named, List.of()));
    }
    result = robust(line, result, named);
    return fit.value().design().isInterceptOnly()
        ? result.withView(Figures.forest(List.of(fit.value()), ForestOptions.defaults()))
        : result;
  }

  private static Code<FrequentistFit> fit(
      MagicLine line, StudiesInput studies, Code<FreqOptions> options) {
    boolean isDependent = line.has(DependenceOption.DEPENDENCE);
    if (isDependent) {
      studies.dependence(DependenceOption.cluster(line), DependenceOption.rho(line));
    }
    return line.body() != null
        ? model(line, line.body(), studies, options)
        : isDependent
            ? model(line, DependenceOption.hierarchical(line, studies), studies, options)
            : plain(studies, options);
  }

  /** With cluster-robust tests, and with the tests of the terms that the line names. */
  private static MagicResult robust(MagicLine line, MagicResult result, Code<FrequentistFit> fit) {
    Optional<Code<RobustInference>> asked = RobustOptions.asked(line, fit);
    if (asked.isEmpty()) {
      return RobustOptions.withTests(line, result, fit);
    }
    Code<RobustInference> robust = asked.get();
    MagicResult tested =
        result.withTable("robust", robust.call("coefficients", RobustInference::coefficients));
    if (line.has(DependenceOption.DEPENDENCE)) {
      tested = tested.withTable("levels", fit.call("I2ByLevel", FrequentistFit::I2ByLevel));
    }
    RobustOptions.printJointTest(fit.value(), robust.value(), line.host());
    return RobustOptions.withTests(line, tested, robust);
  }

  private static Code<FreqOptions> estimator(Code<FreqOptions> options, GivenOptions line) {
    return line.given(MethodOption.METHOD)
        .map(name -> options.<String, FreqOptions>call("withMethod", FreqOptions::withMethod, name))
        .orElse(options);
  }

  /** Counts pooled without estimates of the studies. */
  private static MagicResult counts(MagicLine line, StudiesInput studies) {
    line.refuse(
        NOT_OF_COUNTS,
        "%s is for estimates with variances; this method pools the counts themselves");
    Code<CountsFit> fit = counts(line, studies, countsOptions(line, studies));
    MagicResult result =
        MagicResult.of(fit, List.of(Render.summary(fit.value(), MagicWording.OF_CELL)))
            .withType(CountsFit.class);
    return fit.value().design().isInterceptOnly()
        ? result.withView(Figures.forest(List.of(fit.value()), ForestOptions.defaults()))
        : result;
  }

  private static Code<CountsOptions> countsOptions(MagicLine line, StudiesInput studies) {
    String method = line.find(MethodOption.METHOD).orElseThrow();
    MethodOption.refuseOthers(line, method);
    Code<CountsOptions> options = MethodOption.counts(line, method);
    if (!studies.isComputed() && line.has(EffectInput.MEASURE)) {
      options =
          options.call("withMeasure", CountsOptions::withMeasure, line.code(EffectInput.MEASURE));
    }
    if (line.has(TAU2)) {
      MethodOption.requireMixedModel(line, method, TAU2);
      options = options.call("withHeterogeneity", CountsOptions::withHeterogeneity, none(line));
    }
    return line.has(LEVEL)
        ? options.call("withLevel", CountsOptions::withLevel, line.code(LEVEL))
        : options;
  }

  /** The likelihood of counts has its tau2 estimated or left out. */
  private static Code<Boolean> none(MagicLine line) {
    if (line.find(TAU2).orElseThrow() != 0) {
      throw MetaException.of(
          "counts are pooled with tau2 estimated, or without heterogeneity by --tau2 0");
    }
    return Literal.truth(false);
  }

  private static Code<CountsFit> counts(
      MagicLine line, StudiesInput studies, Code<CountsOptions> options) {
    if (line.body() == null) {
      studies.refuseLevels();
      return Code.<StudyReader, CountsOptions, CountsFit>of(
          "Meta.counts", Meta::counts, studies.reader(), options);
    }
    Code<ModelSpec> spec =
        Code.of(
            "ModelSpec.parse",
            ModelSpec::parse,
            Literal.text(line.body().strip()),
            LevelsOption.of(line));
    studies.variables(spec.value());
    return Code.of("Meta.counts", Meta::counts, studies.reader(), spec, options);
  }

  private static Code<FrequentistFit> plain(StudiesInput studies, Code<FreqOptions> options) {
    studies.refuseLevels();
    return Code.of("Meta.fit", Meta::fit, studies.reader(), options);
  }

  /** The text is parsed once; the Java reads the same text. */
  private static Code<FrequentistFit> model(
      MagicLine line, String text, StudiesInput studies, Code<FreqOptions> options) {
    Code<Map<String, List<String>>> levels = LevelsOption.of(line);
    ModelSpec spec = ModelSpec.parse(text, levels.value());
    studies.variables(spec);
    return Code.of(
        "Meta.fit",
        (reader, any, same, with) -> Meta.fit(reader, spec, with),
        studies.reader(),
        Literal.text(text.strip()),
        levels,
        options);
  }
}
