package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.result.CredibleSet;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.Stretch;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.ResultsInput;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** {@code %credible}: the credible set of a locus. */
public final class CredibleMagic implements Magic {

  private static final Option<Double> LEVEL =
      Option.of(
              "level",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "probability that the set is to hold")
          .withDefault(() -> 0.95);

  @Override
  public Description description() {
    return new Description(
        GENETICS,
        "credible",
        "SCAN | TABLE | FILE CHROMOSOME:FROM-TO",
        "%credible scan 6:20000000-21000000 --as set",
        "The fewest SNPs of a locus that hold the causal one");
  }

  @Override
  public Class<?> type() {
    return CredibleSet.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(LEVEL);
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(2);
    Code<ScanResults> results = ResultsInput.of(line);
    String word = line.rest().isEmpty() ? "" : line.rest().get(0);
    Stretch locus =
        Stretch.of(word)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "%%credible needs a locus such as 6:20000000-21000000, not '%s'"
                            .formatted(word)));
    try (ProgressBar bar = new ProgressBar(line.host(), "credible set", "SNPs")) {
      return MagicResult.of(
          Code.of(
              "CredibleSet.of",
              CredibleSet::of,
              results.observed(found -> found.withListener(bar::scanned)),
              Literal.text(locus.chromosome()),
              Literal.whole(locus.from()),
              Literal.whole(locus.to()),
              line.code(LEVEL)));
    }
  }
}
