package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.SnpCell;
import io.github.metasaw.genetics.snp.StudySummary;

/** What the estimates of a cohort that the filter leaves add up to, in whatever order they come. */
final class CohortTally {

  private final Lambda lambda = new Lambda();
  private double sampleSize = Double.NaN;

  /** Adds an estimate. */
  void add(SnpCell cell) {
    lambda.add(cell.beta(), cell.se());
    sampleSize = sampleSize >= cell.n() || Double.isNaN(cell.n()) ? sampleSize : cell.n();
  }

  /** Factor of genomic control; NaN without estimates. */
  double lambda() {
    return lambda.value();
  }

  /** Largest number of persons of a line; NaN if unknown. */
  double sampleSize() {
    return sampleSize;
  }

  /** What is said of a cohort whose lines came in order. */
  StudySummary summary(CohortReader reader, long lines) {
    return new StudySummary(
        reader.cohort().name(), lines, lambda(), sampleSize, true, reader.header().roles());
  }
}
