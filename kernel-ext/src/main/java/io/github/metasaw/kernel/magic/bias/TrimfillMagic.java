package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FillEstimator;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.bias.FunnelSide;
import io.github.metasaw.freq.bias.TrimAndFill;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** {@code %trimfill}: studies that would make a funnel symmetric. */
public final class TrimfillMagic implements Magic {

  private static final Option<FunnelSide> SIDE =
      Option.of(
              "side",
              ValueTypes.constant("NAME", FunnelSide::parse, FunnelSide.class),
              "where studies are missing")
          .withDefault(() -> FunnelSide.AUTO);

  private static final Option<FillEstimator> ESTIMATOR =
      Option.of(
              "estimator",
              ValueTypes.constant("NAME", FillEstimator::parse, FillEstimator.class),
              "estimator of their number")
          .withDefault(() -> FillEstimator.L0);

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "trimfill",
        "FIT",
        "%trimfill fit --as filled",
        "Trim and fill; %funnel filled shows the studies added");
  }

  @Override
  public Class<?> type() {
    return FilledFit.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(List.of(SIDE, ESTIMATOR), ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<TrimAndFill> method = Code.of("TrimAndFill.defaults", TrimAndFill.defaults());
    if (line.has(SIDE)) {
      method = method.call("withSide", TrimAndFill::withSide, line.code(SIDE));
    }
    if (line.has(ESTIMATOR)) {
      method = method.call("withEstimator", TrimAndFill::withEstimator, line.code(ESTIMATOR));
    }
    return ScaleOption.fit(method.call("fit", TrimAndFill::fit, fit), line);
  }
}
