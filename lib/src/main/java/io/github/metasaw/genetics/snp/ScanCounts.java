package io.github.metasaw.genetics.snp;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The counts of a scan; the batches of a scan are counted apart and added up. */
@API(status = API.Status.INTERNAL)
public final class ScanCounts {

  private static final ScanCount[] ALL = ScanCount.values();

  /** Before the number of a study and the name of a count. */
  private static final String STUDY = "study.";

  /** Each number in an array of its own, so that counting boxes none. */
  private final Map<ScanCount, long[]> counts = new EnumMap<>(ScanCount.class);

  /** By study and count, as far as studies were counted. */
  private long[][] byStudy = new long[0][];

  /** The first SNP of each, where it is known. */
  private @Nullable String[][] first = new String[0][];

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
   * Counts one more of a study.
   *
   * @param what is counted
   * @param study its number from 0
   * @param snp where it was met; the first of each study and count is kept
   */
  public void add(ScanCount what, int study, String snp) {
    add(what, 1);
    grow(study + 1);
    int at = what.ordinal();
    if (byStudy[study][at]++ == 0) {
      first[study][at] = snp;
    }
  }

  private void grow(int studies) {
    int known = byStudy.length;
    if (known < studies) {
      byStudy = Arrays.copyOf(byStudy, studies);
      first = Arrays.copyOf(first, studies);
      for (int i = known; i < studies; i++) {
        byStudy[i] = new long[ALL.length];
        first[i] = new String[ALL.length];
      }
    }
  }

  /**
   * Adds the counts of a part.
   *
   * @param part counted apart, after what is counted here
   */
  public void addAll(ScanCounts part) {
    part.counts.forEach((what, number) -> add(what, number[0]));
    grow(part.byStudy.length);
    for (int i = 0; i < part.byStudy.length; i++) {
      for (int c = 0; c < ALL.length; c++) {
        if (byStudy[i][c] == 0) {
          first[i][c] = part.first[i][c];
        }
        byStudy[i][c] += part.byStudy[i][c];
      }
    }
  }

  /**
   * One of the counts of a study.
   *
   * @param what was counted
   * @param study its number from 0
   * @return how many; 0 if nothing of the study was counted
   */
  public long get(ScanCount what, int study) {
    return study < byStudy.length ? byStudy[study][what.ordinal()] : 0;
  }

  /**
   * Where something of a study was met first.
   *
   * @param what was counted
   * @param study its number from 0
   * @return the name of the SNP; empty if there is none, or an earlier scan met it
   */
  public String first(ScanCount what, int study) {
    String snp = study < first.length ? first[study][what.ordinal()] : null;
    return snp == null ? "" : snp;
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
   * All counts, and those of each study, by names of their own.
   *
   * @return {@link #named}, and from {@code study.2.swapped} to the number where it is not 0
   */
  public Map<String, Long> saved() {
    Map<String, Long> saved = named();
    for (int i = 0; i < byStudy.length; i++) {
      for (ScanCount what : ALL) {
        if (get(what, i) > 0) {
          saved.put(STUDY + i + "." + what.id(), get(what, i));
        }
      }
    }
    return saved;
  }

  /**
   * The reverse of {@link #saved}.
   *
   * @param saved numbers by name; what is not there is 0, and unknown names are ignored
   * @return the counts, without the first SNPs
   */
  public static ScanCounts ofSaved(Map<String, Long> saved) {
    ScanCounts counts = new ScanCounts();
    for (ScanCount what : ALL) {
      counts.add(what, saved.getOrDefault(what.id(), 0L));
    }
    saved.forEach(
        (name, number) -> {
          if (name.matches("study\\.\\d{1,6}\\.[a-z0-9_]+")) {
            int end = name.indexOf('.', STUDY.length());
            counts.restore(
                Integer.parseInt(name.substring(STUDY.length(), end)),
                name.substring(end + 1),
                number);
          }
        });
    return counts;
  }

  private void restore(int study, String id, long number) {
    for (ScanCount what : ALL) {
      if (what.id().equals(id)) {
        grow(study + 1);
        byStudy[study][what.ordinal()] = number;
      }
    }
  }
}
