package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.ArrayList;
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

  /** The lines of a file that is in order already; one that is not ends with {@link NotInOrder}. */
  static CohortLines ofSorted(CohortReader reader) {
    return new CohortLines() {
      private @Nullable SortKey last;

      @Override
      public @Nullable CohortLine next(ScanCounts counts, List<BadLine> bad) {
        List<BadLine> unread = new ArrayList<>();
        CohortLine line = reader.next(counts, unread);
        bad.addAll(unread);
        if (line == null && last == null) {
          throw CohortSurvey.nothing(reader.cohort(), unread);
        }
        if (line != null) {
          if (last != null && last.compareTo(line.key()) > 0) {
            throw new NotInOrder(String.valueOf(reader.cohort().file()));
          }
          last = line.key();
        }
        return line;
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
