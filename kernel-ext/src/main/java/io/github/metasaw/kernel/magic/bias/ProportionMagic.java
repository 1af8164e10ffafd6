package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.sensitivity.ProportionBeyond;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** {@code %proportion}: the proportion of true effects beyond a threshold. */
public final class ProportionMagic implements Magic {

  private static final Option<Double> ABOVE =
      Option.of("above", ValueTypes.number("EFFECT"), "count effects above this threshold");

  private static final Option<Double> BELOW =
      Option.of("below", ValueTypes.number("EFFECT"), "count effects below this threshold");

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("N", 1_000_000).within(Range.COUNT),
              "bootstrap samples of the interval")
          .withDefault(() -> ProportionBeyond.DRAWS);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of the bootstrap").withDefault(() -> 1L);

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "proportion",
        "FIT",
        "%proportion fit --above 0.1",
        "The proportion of true effects beyond a threshold, with its interval");
  }

  @Override
  public Class<?> type() {
    return ProportionBeyond.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ABOVE, BELOW, DRAWS, SEED);
  }

  @Override
  public List<String> notes() {
    return List.of("The threshold is on the scale of the analysis: of a ratio it is the logarithm");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    if (line.has(ABOVE) == line.has(BELOW)) {
      throw MetaException.of(
          "%proportion needs one threshold: write --above 0.1 or --below -0.1 with your value");
    }
    boolean isAbove = line.has(ABOVE);
    Code<Double> threshold = line.code(isAbove ? ABOVE : BELOW);
    Code<Boolean> side = new Code<>(isAbove, String.valueOf(isAbove));
    try (ProgressBar bar = new ProgressBar(line.host(), "proportion", "bootstrap samples")) {
      return MagicResult.of(
          Code.of(
              "ProportionBeyond.estimate",
              (of, at, above, draws, seed) ->
                  ProportionBeyond.estimate(
                      of, at, above, new ProportionBeyond.Bootstrap(draws, seed, bar)),
              fit,
              threshold,
              side,
              line.code(DRAWS),
              line.code(SEED)));
    }
  }
}
