package io.github.metasaw.kernel.magic.genetics;

import static io.github.metasaw.kernel.magic.MagicGroup.GENETICS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.result.RegionData;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.Stretch;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.ResultsInput;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.GeneticsFigures;
import java.util.List;
import java.util.Optional;

/** {@code %regional}: the SNPs around a lead variant. */
public final class RegionalMagic extends FigureMagic {

  private static final Option<Long> WINDOW =
      Option.of(
              "window",
              ValueTypes.whole("BASES").within(Range.NOT_NEGATIVE),
              "shown on each side of the lead variant")
          .withDefault(() -> 500_000L);

  private static final Option<String> LD =
      Option.of("ld", ValueTypes.column(), "column of the results with r^2 to the lead variant");

  /** Creates the magic. */
  public RegionalMagic() {
    super(
        new Description(
            GENETICS,
            "regional",
            "SCAN | TABLE | FILE SNP [COLUMN]",
            "%regional scan rs7 p_random --window 250000",
            "SNPs around a lead variant by position"),
        List.of(WINDOW, LD));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    line.atMost(3);
    Code<ScanResults> results = ResultsInput.of(line);
    List<String> rest = line.rest();
    if (rest.isEmpty()) {
      throw MetaException.of(
          "%regional needs a SNP, its place, or a region, such as rs7754840, 6:20679709 or 6:20000000-21000000");
    }
    if (Stretch.of(rest.get(0)).isPresent()) {
      line.refuse(List.of(WINDOW), "%s is for a SNP; a region says itself what is shown");
    }
    Code<String> where = Literal.text(rest.get(0));
    Code<String> column = Literal.text(rest.size() < 2 ? "p" : rest.get(1));
    Optional<Code<String>> ld = line.given(LD);
    try (ProgressBar bar = new ProgressBar(line.host(), line.magic(), "SNPs")) {
      Code<ScanResults> heard = results.observed(found -> found.withListener(bar::scanned));
      Code<Long> window = line.code(WINDOW);
      Code<RegionData> data =
          ld.isPresent()
              ? Code.of("RegionData.of", RegionData::of, heard, where, column, window, ld.get())
              : Code.of("RegionData.of", RegionData::of, heard, where, column, window);
      return Code.of("GeneticsFigures.region", GeneticsFigures::region, data);
    }
  }
}
