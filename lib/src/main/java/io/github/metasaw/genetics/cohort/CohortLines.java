package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one cohort in the common order. */
interface CohortLines extends AutoCloseable {

  /**
   * The next line.
   *
   * @param counts are increased by what is passed over
   * @param bad lines that cannot be read are added here
   * @return null after the last line
   */
  @Nullable CohortLine next(ScanCounts counts, List<BadLine> bad);

  /** How much is read, 0 to 1. */
  double fraction();

  @Override
  void close();

  /** The lines of a file that is in order already. */
  static CohortLines ofSorted(CohortReader reader) {
    return new CohortLines() {
      @Override
      public @Nullable CohortLine next(ScanCounts counts, List<BadLine> bad) {
        return reader.next(counts, bad);
      }

      @Override
      public double fraction() {
        return reader.fraction();
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }
}
