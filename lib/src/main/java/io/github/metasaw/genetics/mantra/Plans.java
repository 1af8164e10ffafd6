package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.MetaException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The plans of one distance matrix, one for each set of studies present, made when needed. */
final class Plans implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Sets of centres that are enumerated. */
  static final double MAX_SETS = 1 << 20;

  /** Partitions kept in all; when there are more the cache begins anew. */
  private static final long MAX_CACHED_PARTITIONS = 2_000_000;

  private final Neighbours neighbours;
  private final TieRule ties;
  private final int maxClusters;
  private final transient Map<Long, MantraPlan> made = new ConcurrentHashMap<>();
  private final transient AtomicLong kept = new AtomicLong();

  /** {@code maxClusters} is the cap on the number of clusters. */
  Plans(Neighbours neighbours, TieRule ties, int maxClusters) {
    this.neighbours = neighbours;
    this.ties = ties;
    this.maxClusters = maxClusters;
  }

  @Serial
  private Object readResolve() {
    return new Plans(neighbours, ties, maxClusters);
  }

  Neighbours neighbours(long present) {
    return neighbours.select(studies(present));
  }

  /** The plan of the studies present, a bit for each; at least one. */
  MantraPlan of(long present, MantraListener listener) {
    MantraPlan known = made.get(present);
    if (known != null) {
      return known;
    }
    requireEnumerable(Long.bitCount(present));
    MantraPlan plan = PlanBuilder.of(neighbours(present), ties, maxClusters, listener);
    if (kept.addAndGet(plan.partitions()) > MAX_CACHED_PARTITIONS) {
      made.clear();
      kept.set(plan.partitions());
    }
    made.put(present, plan);
    return plan;
  }

  /** Whether there are few enough sets of centres among k studies. */
  boolean isEnumerable(int k) {
    return ClusterPrior.setsUpTo(maxClusters, k) <= MAX_SETS;
  }

  private void requireEnumerable(int k) {
    if (!isEnumerable(k)) {
      int cap = ClusterPrior.largestCap(k, MAX_SETS);
      throw MetaException.of(
          String.format(
              Locale.ROOT,
              "%,.0f sets of centres among %d studies are too many to enumerate; max-clusters = %d leaves out %.2g of the prior",
              ClusterPrior.setsUpTo(maxClusters, k),
              k,
              cap,
              ClusterPrior.above(cap, k)));
    }
  }

  /** The numbers of the studies present. */
  static int[] studies(long present) {
    return IntStream.range(0, Long.SIZE).filter(i -> (present >>> i & 1) != 0).toArray();
  }
}
