package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.plot.explore.ExploreView;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** {@code %explore}: a page that analyses the studies anew when a control is moved. */
public final class ExploreMagic implements Magic {

  private static final Option<ExploreView> PAGE =
      Option.of(
              "page",
              ValueTypes.choice("NAME", ExploreView::parse, ExploreView.class),
              "what the page shows: the whole analysis, the shrinkage for a value of tau, which"
                  + " quantities the priors move, what a selection by p values leaves, or the"
                  + " weights of three studies as tau grows")
          .withDefault(() -> ExploreView.ANALYSIS);

  private static final Option<String> METHOD =
      Option.of(
              "method",
              ValueTypes.choice(
                  "NAME",
                  name -> Tau2Estimator.parse(name).id(),
                  name -> name,
                  Exploration::methods),
              "estimator of tau2 when the page opens")
          .withDefault(() -> FreqOptions.defaults().method().id());

  private static final Option<CoefficientTest> TEST =
      Option.of(
              "test",
              ValueTypes.choice("NAME", CoefficientTest::parse, CoefficientTest.class),
              "test of the effect when the page opens")
          .withDefault(() -> FreqOptions.defaults().test());

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "level of all intervals when the page opens")
          .withDefault(() -> FreqOptions.defaults().level());

  private static final Option<String> PRIOR =
      Option.of(
              "prior",
              ValueTypes.text("\"TEXT\""),
              "prior when the page opens: \"tau = half_normal(sd = 1)\", \"mu = normal(0, sd = 2)\"; may be repeated")
          .repeatable();

  private static final Settings<Exploration> SETTINGS =
      Settings.<Exploration>none()
          .set(PAGE, "withPage", Exploration::withPage)
          .set(METHOD, "withMethod", Exploration::withMethod)
          .set(TEST, "withTest", Exploration::withTest)
          .set(LEVEL, "withLevel", Exploration::withLevel);

  private static final List<Option<?>> OPTIONS =
      Stream.of(
              StudiesInput.OPTIONS,
              SETTINGS.options(),
              List.<Option<?>>of(PRIOR),
              ScaleOption.OPTIONS)
          .<Option<?>>flatMap(List::stream)
          .toList();

  @Override
  public Description description() {
    return new Description(
        LOOK,
        "explore",
        "TABLE | FIT",
        "%explore dat --prior \"tau = half_cauchy(0.5)\"",
        "A page with sliders for priors, estimator, level and studies, which needs no kernel");
  }

  @Override
  public Class<?> type() {
    return Exploration.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public MagicResult run(MagicLine line) {
    String name = line.word("the name of a table or of a fit");
    Code<Exploration> page =
        SETTINGS.apply(line.value(name) instanceof Table ? ofTable(line) : ofFit(line), line);
    for (String prior : line.all(PRIOR)) {
      page = page.call("withPrior", ExploreMagic::withPrior, Literal.text(prior.strip()));
    }
    return MagicResult.of(page);
  }

  /** Priors of an option have no line and column to name. */
  private static Exploration withPrior(Exploration page, String prior) {
    try {
      return page.withPrior(prior);
    } catch (MetaException fault) {
      throw MetaException.of(
          fault.message(
              new MagicWording(place -> place instanceof Place.InText ? "" : place.label())));
    }
  }

  private static Code<Exploration> ofTable(MagicLine line) {
    return Code.<StudyReader, Exploration>of(
        "Meta.explore", Meta::explore, StudiesInput.of(line).reader());
  }

  private static Code<Exploration> ofFit(MagicLine line) {
    line.refuse(StudiesInput.OPTIONS, "%s is of a table; a fit has its studies already");
    Code<Exploration> page =
        Code.<Fit, Exploration>of(
            "Meta.explore", Meta::explore, line.only(Fit.class, "the name of a fit"));
    return scaled(page, line);
  }

  private static Code<Exploration> scaled(Code<Exploration> page, GivenOptions line) {
    return ScaleOption.other(line)
        .map(
            scale ->
                page.<Transformation, Exploration>call(
                    "withTransformation", Exploration::withTransformation, scale))
        .orElse(page);
  }
}
