package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.StudySummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scan met in one study.
 *
 * @param study name
 * @param summary of a first pass over its file; null if it has no file of its own
 * @param counts numbers by the name of each {@link ScanCount}, zeros left out
 * @param first the first SNP of each, where it is known
 */
public record StudyReport(
    String study,
    @Nullable StudySummary summary,
    Map<String, Long> counts,
    Map<String, String> first) {

  /** Copies the maps. */
  public StudyReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    first = Collections.unmodifiableMap(new LinkedHashMap<>(first));
  }

  static List<StudyReport> of(
      List<String> studies, List<StudySummary> summaries, ScanCounts counts) {
    List<StudyReport> reports = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      Map<String, Long> numbers = new LinkedHashMap<>();
      Map<String, String> first = new LinkedHashMap<>();
      for (ScanCount what : ScanCount.values()) {
        if (counts.get(what, i) > 0) {
          numbers.put(what.id(), counts.get(what, i));
          first.put(what.id(), counts.first(what, i));
        }
      }
      reports.add(
          new StudyReport(
              studies.get(i), summaries.isEmpty() ? null : summaries.get(i), numbers, first));
    }
    return reports;
  }

  /**
   * One of the counts.
   *
   * @param what was counted
   * @return how many
   */
  public long count(ScanCount what) {
    return counts.getOrDefault(what.id(), 0L);
  }

  /**
   * Where something was met first.
   *
   * @param what was counted
   * @return the name of the SNP; empty if there is none, or an earlier scan met it
   */
  public String first(ScanCount what) {
    return first.getOrDefault(what.id(), "");
  }
}
