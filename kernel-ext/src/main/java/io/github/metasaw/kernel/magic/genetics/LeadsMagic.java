package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.genetics.result.LeadVariants;
import io.github.metasaw.genetics.scan.ScanResults;
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

/** {@code %leads}: the loci of a scan with their lead variants. */
public final class LeadsMagic implements Magic {

  private static final Option<Double> THRESHOLD =
      Option.of(
              "threshold",
              ValueTypes.number("P").within(Range.PROBABILITY),
              "variants with a smaller p value are significant")
          .withDefault(() -> 5e-8);

  private static final Option<Long> DISTANCE =
      Option.of(
              "distance",
              ValueTypes.whole("BASES").within(Range.NOT_NEGATIVE),
              "variants as near to a lead variant belong to its locus")
          .withDefault(() -> 500_000L);

  @Override
  public Description description() {
    return new Description(
        GENETICS,
        "leads",
        "SCAN | TABLE | FILE [COLUMN]",
        "%leads scan p --threshold 1e-6",
        "Lead variants of a scan, one for each locus");
  }

  @Override
  public Class<?> type() {
    return LeadVariants.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(THRESHOLD, DISTANCE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(2);
    Code<ScanResults> results = ResultsInput.of(line);
    String column = line.rest().isEmpty() ? "p" : line.rest().get(0);
    try (ProgressBar bar = new ProgressBar(line.host(), "lead variants", "SNPs")) {
      return MagicResult.of(
          Code.of(
              "LeadVariants.of",
              LeadVariants::of,
              results.observed(found -> found.withListener(bar::scanned)),
              Literal.text(column),
              line.code(THRESHOLD),
              line.code(DISTANCE)));
    }
  }
}
