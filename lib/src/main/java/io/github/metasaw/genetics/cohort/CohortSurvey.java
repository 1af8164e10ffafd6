package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.List;

/**
 * What a first pass over the file of a cohort finds.
 *
 * @param lines that have a place in the common order
 * @param isSorted whether they are in that order already
 */
record CohortSurvey(long lines, boolean isSorted) {

  private static final int POLL_EVERY = 0xfff;

  /**
   * Reads the file of a cohort until it is known whether it is sorted.
   *
   * @throws MetaException if the file has no line with a place
   */
  static CohortSurvey of(int study, Cohort cohort, CohortOptions options) {
    ScanCounts counts = new ScanCounts();
    List<BadLine> bad = new ArrayList<>();
    try (CohortReader reader = CohortReader.open(study, cohort, options)) {
      SortKey last = null;
      long lines = 0;
      for (CohortLine line = reader.next(counts, bad);
          line != null;
          line = reader.next(counts, bad)) {
        lines++;
        if (last != null && last.compareTo(line.key()) > 0) {
          return new CohortSurvey(lines, false);
        }
        last = line.key();
        if (bad.size() > 1) {
          bad.subList(1, bad.size()).clear();
        }
        if ((lines & POLL_EVERY) == 0) {
          Interrupts.check();
        }
      }
      if (lines == 0) {
        throw MetaException.of(
            bad.isEmpty()
                ? cohort.file() + " has no variants below its header"
                : "no line of %s can be used; the first: %s".formatted(cohort.file(), bad.get(0)));
      }
      return new CohortSurvey(lines, true);
    }
  }
}
