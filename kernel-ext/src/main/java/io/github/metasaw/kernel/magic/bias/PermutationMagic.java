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
        Permutation exact =
            Permutation.exact(fit.value(), done -> bar.accept(done, Permutation.MAX_EXACT));
        return MagicResult.of(new Code<>(exact, "Permutation.exact(%s)".formatted(fit.java())));
      }
      Code<Integer> draws = line.code(DRAWS);
      Code<Long> seed = line.code(SEED);
      Permutation random =
          Permutation.random(
              fit.value(), draws.value(), seed.value(), done -> bar.accept(done, draws.value()));
      return MagicResult.of(
          new Code<>(
              random,
              "Permutation.random(%s, %s, %s)".formatted(fit.java(), draws.java(), seed.java())));
    }
  }
}
