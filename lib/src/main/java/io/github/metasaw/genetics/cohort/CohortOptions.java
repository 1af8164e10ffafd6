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
 */
@API(status = API.Status.INTERNAL)
public record CohortOptions(
    KeyRule key,
    Map<SnpRole, String> columns,
    CohortFilter filter,
    boolean isGenomicControl,
    Shard shard) {

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
    return new CohortOptions(KeyRule.POSITION, Map.of(), CohortFilter.none(), false, Shard.WHOLE);
  }

  /**
   * With another key.
   *
   * @param other by what lines are joined
   * @return a copy
   */
  public CohortOptions withKey(KeyRule other) {
    return new CohortOptions(other, columns, filter, isGenomicControl, shard);
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
    return new CohortOptions(key, more, filter, isGenomicControl, shard);
  }

  /**
   * With another filter.
   *
   * @param other which estimates are used
   * @return a copy
   */
  public CohortOptions withFilter(CohortFilter other) {
    return new CohortOptions(key, columns, other, isGenomicControl, shard);
  }

  /**
   * With or without genomic control.
   *
   * @param isWanted whether standard errors are corrected
   * @return a copy
   */
  public CohortOptions withGenomicControl(boolean isWanted) {
    return new CohortOptions(key, columns, filter, isWanted, shard);
  }

  /**
   * With another part.
   *
   * @param other which part is read
   * @return a copy
   */
  public CohortOptions withShard(Shard other) {
    return new CohortOptions(key, columns, filter, isGenomicControl, other);
  }

  /** The columns of a cohort: its own before those of all. */
  Map<SnpRole, String> columns(Cohort cohort) {
    Map<SnpRole, String> all = new EnumMap<>(SnpRole.class);
    all.putAll(columns);
    all.putAll(cohort.columns());
    return all;
  }
}
