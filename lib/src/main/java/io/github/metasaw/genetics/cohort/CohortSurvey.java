package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.SnpCell;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a first pass over the file of a cohort finds.
 *
 * @param lines that have a place in the common order
 * @param isSorted whether they are in that order already
 * @param lambda factor of genomic control of the estimates that the filter leaves; NaN without any
 * @param sampleSize largest number of persons of a line; NaN if unknown
 * @param keys of some of the lines
 */
record CohortSurvey(
    long lines, boolean isSorted, double lambda, double sampleSize, KeySample keys) {

  private static final int POLL_EVERY = 0xfff;

  /**
   * Reads the file of a cohort.
   *
   * @throws MetaException if the file has no line with a place
   */
  static CohortSurvey of(int study, Cohort cohort, CohortOptions options) {
    ScanCounts counts = new ScanCounts();
    List<BadLine> bad = new ArrayList<>();
    try (CohortReader reader = CohortReader.open(study, cohort, options)) {
      CohortTally tally = new CohortTally();
      KeySample keys = new KeySample();
      boolean isSorted = true;
      SortKey last = null;
      long lines = 0;
      for (CohortLine line = reader.next(counts, bad);
          line != null;
          line = reader.next(counts, bad)) {
        lines++;
        isSorted &= last == null || last.compareTo(line.key()) <= 0;
        last = line.key();
        keys.add(last);
        SnpCell cell = reader.cellOrNull(line);
        if (cell != null && options.filter().reason(cell) == null) {
          tally.add(cell);
        }
        if (bad.size() > 1) {
          bad.subList(1, bad.size()).clear();
        }
        if ((lines & POLL_EVERY) == 0) {
          Interrupts.check();
        }
      }
      if (lines == 0) {
        throw nothing(cohort, bad);
      }
      return new CohortSurvey(lines, isSorted, tally.lambda(), tally.sampleSize(), keys);
    }
  }

  /** Of a file without a line that has a place. */
  static MetaException nothing(Cohort cohort, List<BadLine> bad) {
    return MetaException.of(
        bad.isEmpty()
            ? cohort.file() + " has no variants below its header"
            : "no line of %s can be used; the first: %s".formatted(cohort.file(), bad.get(0)));
  }
}
