package io.github.metasaw.genetics.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of some of the lines of a file, evenly spread over them, from which parts are cut. */
final class KeySample {

  private static final int MAX = 4096;

  private final List<SortKey> keys = new ArrayList<>();
  private long step = 1;
  private long seen;

  void add(SortKey key) {
    if (seen++ % step == 0) {
      keys.add(key);
      if (keys.size() == 2 * MAX) {
        List<SortKey> half = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += 2) {
          half.add(keys.get(i));
        }
        keys.clear();
        keys.addAll(half);
        step *= 2;
      }
    }
  }

  /** Each key stands for as many lines. */
  private long step() {
    return step;
  }

  /**
   * Where a part begins.
   *
   * @param samples of all cohorts
   * @param number of the part, from 1; one more than {@code of} for the end of the last
   * @param of how many parts
   * @return null before the first and after the last
   */
  static @Nullable SortKey begin(Collection<KeySample> samples, int number, int of) {
    if (number <= 1 || number > of) {
      return null;
    }
    long finest = samples.stream().mapToLong(KeySample::step).max().orElse(1);
    List<SortKey> all = new ArrayList<>();
    for (KeySample sample : samples) {
      int stride = (int) (finest / sample.step);
      for (int i = 0; i < sample.keys.size(); i += stride) {
        all.add(sample.keys.get(i));
      }
    }
    all.sort(null);
    return all.get((int) ((long) all.size() * (number - 1) / of));
  }
}
