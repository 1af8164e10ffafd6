package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.SnpRole;
import java.util.EnumMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How the files of cohorts are read and joined.
 *
 * @param key by what lines are joined
 * @param columns names of columns by what they hold, in all files that have them
 * @param filter which estimates are used
 * @param isGenomicControl whether standard errors are multiplied by the root of a cohort's lambda
 *     where that is more than 1
 * @param shard which part is read
 * @param isOrderAssumed whether files are taken to be in order and read once; where one is not, the
 *     source ends with {@link NotInOrder}
 */
@API(status = API.Status.INTERNAL)
public record CohortOptions(
    KeyRule key,
    Map<SnpRole, String> columns,
    CohortFilter filter,
    boolean isGenomicControl,
    Shard shard,
    boolean isOrderAssumed) {

  /** Copies the map. */
  public CohortOptions {
    columns = Map.copyOf(columns);
  }

  /**
   * By position and alleles, with the columns that are recognised.
   *
   * @return the options
   */
  public static CohortOptions defaults() {
    return new CohortOptions(
        KeyRule.POSITION, Map.of(), CohortFilter.none(), false, Shard.WHOLE, false);
  }

  /**
   * With another key.
   *
   * @param other by what lines are joined
   * @return a copy
   */
  public CohortOptions withKey(KeyRule other) {
    return new CohortOptions(other, columns, filter, isGenomicControl, shard, isOrderAssumed);
  }

  /**
   * With the name of one more column.
   *
   * @param role what the column holds
   * @param name of the column
   * @return a copy
   */
  public CohortOptions withColumn(SnpRole role, String name) {
    Map<SnpRole, String> more = new EnumMap<>(SnpRole.class);
    more.putAll(columns);
    more.put(role, name);
    return new CohortOptions(key, more, filter, isGenomicControl, shard, isOrderAssumed);
  }

  /**
   * With another filter.
   *
   * @param other which estimates are used
   * @return a copy
   */
  public CohortOptions withFilter(CohortFilter other) {
    return new CohortOptions(key, columns, other, isGenomicControl, shard, isOrderAssumed);
  }

  /**
   * With or without genomic control.
   *
   * @param isWanted whether standard errors are corrected
   * @return a copy
   */
  public CohortOptions withGenomicControl(boolean isWanted) {
    return new CohortOptions(key, columns, filter, isWanted, shard, isOrderAssumed);
  }

  /**
   * With another part.
   *
   * @param other which part is read
   * @return a copy
   */
  public CohortOptions withShard(Shard other) {
    return new CohortOptions(key, columns, filter, isGenomicControl, other, isOrderAssumed);
  }

  /**
   * Whether files may be taken to be in order: nothing of them must be known before they are read.
   *
   * @return false with genomic control, and for a part
   */
  public boolean mayAssumeOrder() {
    return !isGenomicControl && shard.equals(Shard.WHOLE);
  }

  /**
   * With or without the assumption that files are in order.
   *
   * @param isAssumed whether they are taken to be in order
   * @return a copy
   */
  public CohortOptions withOrderAssumed(boolean isAssumed) {
    return new CohortOptions(key, columns, filter, isGenomicControl, shard, isAssumed);
  }

  /** The columns of a cohort: its own before those of all. */
  Map<SnpRole, String> columns(Cohort cohort) {
    Map<SnpRole, String> all = new EnumMap<>(SnpRole.class);
    all.putAll(columns);
    all.putAll(cohort.columns());
    return all;
  }
}
