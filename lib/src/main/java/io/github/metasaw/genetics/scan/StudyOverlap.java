package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.snp.SampleOverlap;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the z scores of two studies go together at SNPs without association: correlated ones
 * suggest that persons are in both.
 *
 * @param study name
 * @param other name of the other study
 * @param r correlation of z scores, by SNPs where both lie between -1 and 1
 * @param error its standard error without a correlation, if SNPs are independent
 * @param n number of SNPs with such z scores in both
 */
public record StudyOverlap(String study, String other, double r, double error, long n) {

  /** Correlations below it change a pooled standard error by a few per cent at most. */
  private static final double SMALL = 0.05;

  private static final int ERRORS = 5;

  /** All pairs that have a SNP. */
  static List<StudyOverlap> of(List<String> studies, ScanCounts counts) {
    List<StudyOverlap> pairs = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      for (int j = i + 1; j < studies.size(); j++) {
        SampleOverlap.Correlation c = counts.overlap().correlation(i, j);
        if (c.n() > 0) {
          pairs.add(new StudyOverlap(studies.get(i), studies.get(j), c.r(), c.error(), c.n()));
        }
      }
    }
    return pairs;
  }

  /** Whether it is neither chance nor too small to matter. */
  boolean isRemarkable() {
    return Math.abs(r) > Math.max(SMALL, ERRORS * error);
  }
}
