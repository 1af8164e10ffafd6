package io.github.metasaw.genetics.result;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.scan.ResultNames;
import io.github.metasaw.genetics.scan.ScanColumn;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.snp.SnpFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A column of results as figures draw it by position: p values as -log10 of them, others as they
 * are. What it has read it says in words.
 */
final class ResultColumn {

  private static final List<List<String>> PLACE =
      List.of(ResultNames.SNP, ResultNames.CHROMOSOME, ResultNames.POSITION);

  private final String column;
  private final boolean isP;
  private final Set<String> priors = new LinkedHashSet<>();
  private long zeros;

  ResultColumn(String column) {
    this.column = column;
    this.isP = ScanColumn.isPValue(column);
  }

  /** Hears a SNP that has a place and a value. */
  interface Value {
    /**
     * One SNP.
     *
     * @param cells name, chromosome, position, the columns asked for, the value as it is written,
     *     and the optional columns
     */
    void accept(String[] cells, long position, double value);
  }

  /**
   * Reads all lines.
   *
   * @param besides columns that must be there
   * @param optional places of columns that need not, negative where one is not there
   */
  void read(
      ScanResults results,
      List<List<String>> besides,
      Function<String[], int[]> optional,
      Value each) {
    List<List<String>> required = new ArrayList<>(PLACE);
    required.addAll(besides);
    if (isP) {
      new PColumn(column).read(results, required, optional, (c, v) -> take(c, v, "", each));
      return;
    }
    int at = required.size();
    required.add(List.of(column));
    results.read(
        required,
        names ->
            IntStream.concat(
                    IntStream.of(optional.apply(names)),
                    IntStream.of(ResultNames.find(names, List.of(ScanColumn.MU_PRIOR.title()))))
                .toArray(),
        c -> take(c, SnpFields.number(c[at]), c[c.length - 1], each));
  }

  private void take(String[] cells, double value, String prior, Value each) {
    double position = SnpFields.number(cells[2]);
    if (Double.isFinite(value) && !SnpFields.isMissing(cells[1]) && position >= 0) {
      zeros += isP && value == PColumn.LARGEST ? 1 : 0;
      priors.add(prior);
      each.accept(cells, (long) position, value);
    }
  }

  /** The place of the estimate whose sign is drawn; negative for a test without direction. */
  int direction(String[] names) {
    return isP ? new PColumn(column).direction(names) : -1;
  }

  /** What stands above the axis, after reading. */
  String quantity() {
    String prior = String.join(" or ", priors);
    String limit = zeros == 0 ? "" : " (%d of p = 0 at %s)".formatted(zeros, PColumn.LARGEST);
    String quantity = isP ? "-log10 " + column + limit : column;
    return ScanColumn.isBayesFactor(column) && !prior.isEmpty()
        ? quantity + ", mu ~ " + prior
        : quantity;
  }

  /** Of genome-wide significance: p of 5e-8, or log10 BF of 6; NaN for others. */
  double threshold() {
    return isP ? -Math.log10(5e-8) : ScanColumn.isBayesFactor(column) ? 6 : Double.NaN;
  }

  /** Where no SNP has a place and a value. */
  MetaException none(ScanResults results) {
    return MetaException.of(
        "no SNP of %s has a chromosome, a position and a number in %s"
            .formatted(results.name(), column));
  }
}
