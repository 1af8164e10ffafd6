package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Predicts;
import io.github.metasaw.fit.PredictsDifferences;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MissingOption;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** {@code %predict}: mean effects and prediction intervals. */
public final class PredictMagic implements Magic {

  private static final Option<String> AT =
      Option.of(
          "at",
          ValueTypes.variable("TABLE", Table.class),
          "a table with the moderators; without it, the rows fitted");

  private static final Option<Boolean> NO_INTERCEPT =
      Option.flag(
          "no-intercept", "differences from the mean where all moderators are 0; needs --at");

  private static final String SCALE = "scale";

  private static final Option<String> PART =
      Option.of(
              "part",
              ValueTypes.word("NAME", "mean", SCALE),
              "mean effects, or the scale alone: SDs and correlations of the effects")
          .withDefault(() -> "mean");

  @Override
  public Description description() {
    return new Description(
        LOOK,
        "predict",
        "FIT",
        "%predict fit --at newdata --exp",
        "Mean effect and prediction interval, at new moderators");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(
        Option.join(List.of(AT, NO_INTERCEPT, PART, MissingOption.MISSING), RobustOptions.OPTIONS),
        ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.needs(NO_INTERCEPT, AT);
    Code<Fit> fit = line.only(Fit.class, "the name of a fit");
    Optional<Code<Table>> at = line.find(AT).map(name -> line.variable(name, Table.class));
    if (line.code(PART).value().equals(SCALE)) {
      return scale(line, at);
    }
    Code<Table> predicted =
        line.has(RobustOptions.CLUSTER) || line.has(RobustOptions.TYPE)
            ? predicted(robust(line), at, line)
            : line.has(NO_INTERCEPT)
                ? predicted(frequentist(line), at, line)
                : predicted(fit, at, line);
    boolean isPerStudy = at.isEmpty() && predicted.value().rowCount() == fit.value().studies().k();
    Code<Table> shown =
        ScaleOption.effects(
            fit, isPerStudy ? MissingOption.perStudy(fit, predicted, line) : predicted, line);
    Table beside =
        at.isPresent()
            ? Render.predictionTable(at.get().value(), shown.value())
            : Render.predictionTable(fit.value(), shown.value());
    return MagicResult.of(shown, List.of(beside));
  }

  private static MagicResult scale(MagicLine line, Optional<Code<Table>> at) {
    Code<FrequentistFit> fit = frequentist(line);
    Code<Table> rows =
        at.orElseGet(() -> fit.call("studies", Fit::studies).call("table", Studies::table));
    return MagicResult.of(fit.call("predictScale", FrequentistFit::predictScale, rows));
  }

  private static Code<RobustInference> robust(MagicLine line) {
    return RobustOptions.asked(line, frequentist(line)).orElseThrow();
  }

  private static Code<FrequentistFit> frequentist(MagicLine line) {
    return line.only(FrequentistFit.class, "the name of a fit by moments or likelihood");
  }

  private static <P extends Predicts> Code<Table> predicted(
      Code<P> of, Optional<Code<Table>> at, MagicLine line) {
    if (line.has(NO_INTERCEPT) && of.value() instanceof PredictsDifferences differences) {
      return Code.variable(of.java(), differences)
          .call("predictDifferences", PredictsDifferences::predictDifferences, at.orElseThrow());
    }
    return at.isPresent()
        ? of.call("predict", Predicts::predict, at.get())
        : of.call("predict", Predicts::predict);
  }
}
