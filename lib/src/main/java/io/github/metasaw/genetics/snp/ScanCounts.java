package io.github.metasaw.genetics.snp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The counts of a scan; the batches of a scan are counted apart and added up. */
@API(status = API.Status.INTERNAL)
public final class ScanCounts {

  /** Before the number of a study and the name of a count. */
  private static final String STUDY = "study.";

  private static final ScanCount[] ALL = ScanCount.values();

  private final Map<ScanCount, Met> counts = new EnumMap<>(ScanCount.class);

  /** What was met in each study, as far as studies were counted. */
  private final List<Map<ScanCount, Met>> byStudy = new ArrayList<>();

  private final SampleOverlap overlap = new SampleOverlap();

  /** How often something was met in a study, and at which SNP first. */
  private static final class Met {
    private long count;
    private String first = "";

    void add(long more, String snp) {
      first = count == 0 ? snp : first;
      count += more;
    }
  }

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
    met(counts, what).add(more, "");
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
    met(study, what).add(1, snp);
  }

  private Met met(int study, ScanCount what) {
    while (byStudy.size() <= study) {
      byStudy.add(new EnumMap<>(ScanCount.class));
    }
    return met(byStudy.get(study), what);
  }

  private static Met met(Map<ScanCount, Met> counts, ScanCount what) {
    return counts.computeIfAbsent(what, w -> new Met());
  }

  /**
   * The z scores of pairs of studies.
   *
   * @return to which SNPs are added
   */
  public SampleOverlap overlap() {
    return overlap;
  }

  /**
   * Adds the counts of a part.
   *
   * @param part counted apart, after what is counted here
   */
  public void addAll(ScanCounts part) {
    overlap.addAll(part.overlap);
    for (ScanCount what : ALL) {
      add(what, part.get(what));
      for (int i = 0; i < part.byStudy.size(); i++) {
        Met met = part.known(what, i);
        if (met != null) {
          met(i, what).add(met.count, met.first);
        }
      }
    }
  }

  private @Nullable Met known(ScanCount what, int study) {
    return study < byStudy.size() ? byStudy.get(study).get(what) : null;
  }

  /**
   * One of the counts of a study.
   *
   * @param what was counted
   * @param study its number from 0
   * @return how many; 0 if nothing of the study was counted
   */
  public long get(ScanCount what, int study) {
    Met met = known(what, study);
    return met == null ? 0 : met.count;
  }

  /**
   * Where something of a study was met first.
   *
   * @param what was counted
   * @param study its number from 0
   * @return the name of the SNP; empty if there is none, or an earlier scan met it
   */
  public String first(ScanCount what, int study) {
    Met met = known(what, study);
    return met == null ? "" : met.first;
  }

  /**
   * One of the counts.
   *
   * @param what was counted
   * @return how many
   */
  public long get(ScanCount what) {
    Met met = counts.get(what);
    return met == null ? 0 : met.count;
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
   * All counts, and those of each study, by names of their own.
   *
   * @return {@link #named}, and from {@code study.2.swapped} to the number where it is not 0
   */
  public Map<String, Long> saved() {
    Map<String, Long> saved = named();
    for (int i = 0; i < byStudy.size(); i++) {
      String study = STUDY + i + ".";
      for (ScanCount what : ALL) {
        Met met = known(what, i);
        if (met != null) {
          saved.put(study + what.id(), met.count);
        }
      }
    }
    overlap.save(saved);
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
          counts.overlap.restore(name, number);
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
        met(study, what).add(number, "");
      }
    }
  }
}
