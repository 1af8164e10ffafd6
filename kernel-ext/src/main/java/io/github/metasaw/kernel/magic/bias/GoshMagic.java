package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.sensitivity.Gosh;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.DiagnosticFigures;
import java.util.List;

/** {@code %gosh}: the model fitted to every subset of the studies. */
public final class GoshMagic implements Magic {

  private static final Option<Integer> SUBSETS =
      Option.of(
              "subsets",
              ValueTypes.count("N", 10_000_000).within(Range.COUNT),
              "most subsets; all are taken if they are not more")
          .withDefault(() -> Gosh.MAX_EXHAUSTIVE);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of a sample of subsets")
          .withDefault(() -> 1L);

  private static final Option<String> STUDY =
      Option.of("study", ValueTypes.text("LABEL"), "colour the subsets that include this study");

  @Override
  public Description description() {
    return new Description(
        BIAS, "gosh", "FIT", "%gosh fit --subsets 1000 --as g", "The model in subsets of studies");
  }

  @Override
  public Class<?> type() {
    return Gosh.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SUBSETS, SEED, STUDY);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<Integer> subsets = line.code(SUBSETS);
    Code<Long> seed = line.code(SEED);
    Code<String> study = line.given(STUDY).orElseGet(() -> Literal.text(""));
    try (ProgressBar bar = new ProgressBar(line.host(), "GOSH", "subsets")) {
      Code<Gosh> gosh =
          Code.of(
              "Gosh.sampled",
              (of, most, start) -> Gosh.sampled(of, most, start, bar),
              fit,
              subsets,
              seed);
      return MagicResult.of(gosh)
          .withFigure(Code.of("DiagnosticFigures.gosh", DiagnosticFigures::gosh, gosh, study));
    }
  }
}
