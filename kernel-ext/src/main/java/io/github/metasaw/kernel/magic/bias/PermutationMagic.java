package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.sensitivity.Permutation;
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

/** {@code %permutation}: tests of coefficients by exchanging signs or moderators. */
public final class PermutationMagic implements Magic {

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("N", Permutation.MAX_EXACT).within(Range.COUNT),
              "random exchanges, the data themselves among them")
          .withDefault(() -> 1000);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of the exchanges").withDefault(() -> 1L);

  private static final Option<Boolean> EXACT = Option.flag("exact", "all exchanges");

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "permutation",
        "FIT",
        "%permutation fit --exact --as p",
        "Permutation tests of the effect or the moderators");
  }

  @Override
  public Class<?> type() {
    return Permutation.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DRAWS, SEED, EXACT);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    if (line.has(EXACT) && (line.has(DRAWS) || line.has(SEED))) {
      throw MetaException.of("--exact makes all exchanges, so --draws and --seed have no meaning");
    }
    try (ProgressBar bar = new ProgressBar(line.host(), "permutation test", "exchanges")) {
      if (line.has(EXACT)) {
        return MagicResult.of(Code.of("Permutation.exact", of -> Permutation.exact(of, bar), fit));
      }
      return MagicResult.of(
          Code.of(
              "Permutation.random",
              (of, draws, seed) -> Permutation.random(of, draws, seed, bar),
              fit,
              line.code(DRAWS),
              line.code(SEED)));
    }
  }
}
