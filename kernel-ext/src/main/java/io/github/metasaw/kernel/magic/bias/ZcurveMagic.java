package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.ZCurve;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.SelectionFigures;
import java.util.List;

/** {@code %zcurve}: the distribution of the significant z values. */
public final class ZcurveMagic implements Magic {

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("N", 1_000_000).within(Range.COUNT),
              "bootstrap samples of the intervals")
          .withDefault(() -> ZCurve.DRAWS);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of the bootstrap").withDefault(() -> 1L);

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "zcurve",
        "FIT",
        "%zcurve many",
        "The z-curve: power before and after the selection of significant studies");
  }

  @Override
  public Class<?> type() {
    return ZCurve.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DRAWS, SEED);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "An observed discovery rate above the interval of the expected one shows that significant"
            + " studies were selected");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    try (ProgressBar bar = new ProgressBar(line.host(), "z-curve", "bootstrap samples")) {
      Code<ZCurve> curve =
          Code.of(
              "ZCurve.estimate",
              (of, draws, seed) -> ZCurve.estimate(of, draws, seed, bar),
              fit,
              line.code(DRAWS),
              line.code(SEED));
      return MagicResult.of(curve)
          .withFigure(Code.of("SelectionFigures.zcurve", SelectionFigures::zcurve, curve));
    }
  }
}
