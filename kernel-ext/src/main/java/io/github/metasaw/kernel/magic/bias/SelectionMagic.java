package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.FunnelPredictor;
import io.github.metasaw.freq.selection.BootstrapInterval;
import io.github.metasaw.freq.selection.ClusterBootstrap;
import io.github.metasaw.freq.selection.ClusterResampling;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionModel;
import io.github.metasaw.freq.selection.SelectionType;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.SelectionFigures;
import java.util.List;

/** {@code %selection}: a model of how studies were selected by their p values. */
public final class SelectionMagic implements Magic {

  private static final String MISSING = "NA";
  private static final String BOOTSTRAP = "bootstrap";
  private static final List<String> INTERVALS = List.of("wald", BOOTSTRAP);

  private static final Option<SelectionType> TYPE =
      Option.of(
              "type",
              ValueTypes.constant("NAME", SelectionType::parse, SelectionType.class),
              "family of the weight function")
          .withDefault(() -> SelectionType.STEP);

  private static final Option<List<Double>> STEPS =
      Option.of(
          "steps",
          ValueTypes.numbers("P,P"),
          "p values at which the weight changes; 0.025 for step if none is given");

  private static final Option<Alternative> ALTERNATIVE =
      Option.of(
              "alternative",
              ValueTypes.constant("NAME", Alternative::parse, Alternative.class),
              "effects that are favoured")
          .withDefault(() -> Alternative.GREATER);

  private static final Option<List<Double>> DELTA =
      Option.of(
          "delta",
          ValueType.of("D,D", SelectionMagic::deltas, SelectionMagic::arguments),
          "values of the parameters of selection, NA for those to estimate");

  private static final Option<FunnelPredictor> PRECISION =
      Option.of(
          "prec",
          ValueTypes.constant("NAME", FunnelPredictor::parse, FunnelPredictor.class),
          "selection is weaker for precise studies: sei, vi, ninv or sqrtninv");

  private static final Option<String> CLUSTER =
      Option.of(
          "cluster", ValueTypes.column(), "standard errors for dependent effects of clusters");

  private static final Option<String> CI =
      Option.of(
          "ci",
          ValueTypes.choice("NAME", SelectionMagic::interval, name -> name, () -> INTERVALS),
          "intervals for clustered effects: wald (robust standard errors) or bootstrap");

  private static final Option<BootstrapInterval> INTERVAL =
      Option.of(
              "interval",
              ValueTypes.constant("NAME", BootstrapInterval::parse, BootstrapInterval.class),
              "type of bootstrap interval")
          .withDefault(() -> BootstrapInterval.PERCENTILE);

  private static final Option<ClusterResampling> RESAMPLING =
      Option.of(
              "resampling",
              ValueTypes.constant("NAME", ClusterResampling::parse, ClusterResampling.class),
              "what is resampled: whole clusters, or clusters and then effects within them")
          .withDefault(() -> ClusterResampling.MULTINOMIAL);

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("N", 1_000_000).within(Range.COUNT),
              "number of bootstrap resamples")
          .withDefault(() -> ClusterBootstrap.DRAWS);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of the bootstrap").withDefault(() -> 1L);

  private static final List<Option<?>> OF_BOOTSTRAP = List.of(INTERVAL, RESAMPLING, DRAWS, SEED);

  private static String interval(String name) {
    if (!INTERVALS.contains(name)) {
      throw MetaException.unknown("interval", name, "", INTERVALS);
    }
    return name;
  }

  private static List<Double> deltas(String option, String text) {
    return List.of(text.split(",", -1)).stream()
        .map(String::trim)
        .map(
            each -> {
              try {
                return each.equals(MISSING) ? Double.valueOf(Double.NaN) : Double.valueOf(each);
              } catch (NumberFormatException e) {
                throw MetaException.of(
                    "--%s takes numbers between commas, NA for one to estimate, not '%s'"
                        .formatted(option, each));
              }
            })
        .toList();
  }

  private static Code<List<Double>> arguments(List<Double> values) {
    return Literal.arguments(
        values.stream()
            .map(v -> v.isNaN() ? new Code<>(v, "Double.NaN") : Literal.number(v))
            .toList());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "selection",
        "FIT",
        "%selection fit --type step --steps 0.025,0.5 --as sel",
        "The effect if studies were selected by their p values");
  }

  @Override
  public Class<?> type() {
    return SelectionFit.class;
  }

  @Override
  public List<Option<?>> options() {
    List<Option<?>> first = List.of(TYPE, STEPS, ALTERNATIVE, DELTA, PRECISION, CLUSTER, CI);
    return Option.join(Option.join(first, OF_BOOTSTRAP), ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<SelectionType> type = line.code(TYPE);
    Code<SelectionModel> model = Code.of("SelectionModel.of", SelectionModel::of, type);
    if (line.has(STEPS) || type.value().isStep()) {
      Code<List<Double>> steps =
          arguments(line.has(STEPS) ? line.code(STEPS).value() : List.of(0.025));
      model = model.call("withSteps", (m, values) -> m.withSteps(array(values)), steps);
    }
    if (line.has(ALTERNATIVE)) {
      model =
          model.call("withAlternative", SelectionModel::withAlternative, line.code(ALTERNATIVE));
    }
    if (line.has(DELTA)) {
      model = model.call("withDelta", (m, values) -> m.withDelta(array(values)), line.code(DELTA));
    }
    if (line.has(PRECISION)) {
      model = model.call("withPrecision", SelectionModel::withPrecision, line.code(PRECISION));
    }
    Code<SelectionFit> selection = clustered(line, model.call("fit", SelectionModel::fit, fit));
    return ScaleOption.fit(selection, line)
        .withFigure(Code.of("SelectionFigures.selection", SelectionFigures::selection, selection));
  }

  /** Applies the inference for dependent effects that the line requests. */
  private static Code<SelectionFit> clustered(MagicLine line, Code<SelectionFit> fit) {
    if (line.has(CI) && !line.has(CLUSTER)) {
      throw MetaException.of(
          "--ci requires clusters of dependent effects; name the cluster column, for example --cluster study");
    }
    boolean isBootstrap = line.given(CI).map(Code::value).filter(BOOTSTRAP::equals).isPresent();
    for (Option<?> option : OF_BOOTSTRAP) {
      if (line.has(option) && !isBootstrap) {
        throw MetaException.of(
            "--%s requires the cluster bootstrap; add --cluster study --ci bootstrap"
                .formatted(option.name()));
      }
    }
    if (!line.has(CLUSTER)) {
      return fit;
    }
    if (!isBootstrap) {
      return fit.call("robust", SelectionFit::robust, line.code(CLUSTER));
    }
    try (ProgressBar bar = new ProgressBar(line.host(), "cluster bootstrap", "resamples")) {
      return fit.call(
          "bootstrap",
          (of, cluster, settings) -> of.bootstrap(cluster, settings, bar),
          line.code(CLUSTER),
          settings(line));
    }
  }

  private static Code<ClusterBootstrap> settings(MagicLine line) {
    Code<ClusterBootstrap> settings =
        Code.of("ClusterBootstrap.of", ClusterBootstrap::of, line.code(DRAWS), line.code(SEED));
    if (line.has(RESAMPLING)) {
      settings =
          settings.call("withResampling", ClusterBootstrap::withResampling, line.code(RESAMPLING));
    }
    if (line.has(INTERVAL)) {
      settings = settings.call("withInterval", ClusterBootstrap::withInterval, line.code(INTERVAL));
    }
    return settings;
  }
}
