package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges the lines of all cohorts, each in the common order, place by place. */
final class SiteMerge {

  private final List<CohortLines> inputs;
  private final List<@Nullable CohortLine> heads = new ArrayList<>();
  private final long[] lines;
  private final @Nullable SortKey end;
  private Passed passed = Passed.nothing();

  /**
   * What was met on the way.
   *
   * @param counts of what was passed over
   * @param bad lines that cannot be read
   */
  record Passed(ScanCounts counts, List<BadLine> bad) {
    static Passed nothing() {
      return new Passed(new ScanCounts(), new ArrayList<>());
    }
  }

  /**
   * Stands at the first place.
   *
   * @param inputs lines of each cohort
   * @param begin first place; null for that of the files
   * @param end place that is not reached; null for none
   */
  SiteMerge(List<CohortLines> inputs, @Nullable SortKey begin, @Nullable SortKey end) {
    this.inputs = List.copyOf(inputs);
    this.lines = new long[inputs.size()];
    this.end = end;
    for (int i = 0; i < inputs.size(); i++) {
      CohortLine line = line(i);
      while (line != null && begin != null && line.key().compareTo(begin) < 0) {
        line = line(i);
      }
      heads.add(line);
    }
    if (begin != null) {
      passed = Passed.nothing();
    }
  }

  private @Nullable CohortLine line(int study) {
    CohortLine line = inputs.get(study).next(passed.counts(), passed.bad());
    lines[study] += line == null ? 0 : 1;
    return line;
  }

  /** All lines at the next place; empty after the last. */
  Site next() {
    SortKey least = null;
    for (CohortLine head : heads) {
      if (head != null && (least == null || head.key().compareTo(least) < 0)) {
        least = head.key();
      }
    }
    Site site = new Site();
    if (least != null && end != null && least.compareTo(end) >= 0) {
      return site;
    }
    for (int i = 0; i < inputs.size() && least != null; i++) {
      CohortLine head = heads.get(i);
      while (head != null && head.key().equals(least)) {
        site.add(head);
        head = line(i);
        heads.set(i, head);
      }
    }
    return site;
  }

  /** What was met since this was asked last. */
  Passed passed() {
    Passed now = passed;
    passed = Passed.nothing();
    return now;
  }

  /** How many lines of a cohort were taken. */
  long lines(int study) {
    return lines[study];
  }

  /** How much is read, 0 to 1. */
  double fraction() {
    return inputs.stream().mapToDouble(CohortLines::fraction).average().orElse(1);
  }
}
