package io.github.metasaw.genetics.snp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/** The counts of a scan; the batches of a scan are counted apart and added up. */
@API(status = API.Status.INTERNAL)
public final class ScanCounts {

  private static final ScanCount[] ALL = ScanCount.values();

  private final long[] counts = new long[ALL.length];

  /** All counts are zero. */
  public ScanCounts() {}

  /**
   * Counts one more.
   *
   * @param what is counted
   */
  public void add(ScanCount what) {
    add(what, 1);
  }

  /**
   * Counts several more.
   *
   * @param what is counted
   * @param more how many, 0 or more
   */
  public void add(ScanCount what, long more) {
    counts[what.ordinal()] += more;
  }

  /**
   * Adds the counts of a part.
   *
   * @param part counted apart
   */
  public void addAll(ScanCounts part) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += part.counts[i];
    }
  }

  /**
   * One of the counts.
   *
   * @param what was counted
   * @return how many
   */
  public long get(ScanCount what) {
    return counts[what.ordinal()];
  }

  /**
   * The counts as they are now.
   *
   * @return a copy that later counting does not change
   */
  public ScanCounts copy() {
    ScanCounts copy = new ScanCounts();
    copy.addAll(this);
    return copy;
  }

  /**
   * All counts by their names, in the order in which they are shown.
   *
   * @return from {@link ScanCount#id} to the number, zeros included
   */
  public Map<String, Long> named() {
    Map<String, Long> named = new LinkedHashMap<>();
    for (ScanCount what : ALL) {
      named.put(what.id(), get(what));
    }
    return named;
  }

  /**
   * The reverse of {@link #named}.
   *
   * @param named numbers by name; what is not there is 0, and unknown names are ignored
   * @return the counts
   */
  public static ScanCounts ofNamed(Map<String, Long> named) {
    ScanCounts counts = new ScanCounts();
    for (ScanCount what : ALL) {
      counts.add(what, named.getOrDefault(what.id(), 0L));
    }
    return counts;
  }
}
