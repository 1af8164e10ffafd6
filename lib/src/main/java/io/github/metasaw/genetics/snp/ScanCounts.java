package io.github.metasaw.genetics.snp;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/** The counts of a scan; the batches of a scan are counted apart and added up. */
@API(status = API.Status.INTERNAL)
public final class ScanCounts {

  /** Each number in an array of its own, so that counting boxes none. */
  private final Map<ScanCount, long[]> counts = new EnumMap<>(ScanCount.class);

  /** All counts are zero. */
  public ScanCounts() {
    for (ScanCount what : ScanCount.values()) {
      counts.put(what, new long[1]);
    }
  }

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
    holder(what)[0] += more;
  }

  /**
   * Adds the counts of a part.
   *
   * @param part counted apart
   */
  public void addAll(ScanCounts part) {
    part.counts.forEach((what, number) -> add(what, number[0]));
  }

  /**
   * One of the counts.
   *
   * @param what was counted
   * @return how many
   */
  public long get(ScanCount what) {
    return holder(what)[0];
  }

  private long[] holder(ScanCount what) {
    return Objects.requireNonNull(counts.get(what));
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
    for (ScanCount what : ScanCount.values()) {
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
    for (ScanCount what : ScanCount.values()) {
      counts.add(what, named.getOrDefault(what.id(), 0L));
    }
    return counts;
  }
}
