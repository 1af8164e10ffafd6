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
 */
@API(status = API.Status.INTERNAL)
public record CohortOptions(KeyRule key, Map<SnpRole, String> columns) {

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
    return new CohortOptions(KeyRule.POSITION, Map.of());
  }

  /**
   * With another key.
   *
   * @param other by what lines are joined
   * @return a copy
   */
  public CohortOptions withKey(KeyRule other) {
    return new CohortOptions(other, columns);
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
    return new CohortOptions(key, more);
  }

  /** The columns of a cohort: its own before those of all. */
  Map<SnpRole, String> columns(Cohort cohort) {
    Map<SnpRole, String> all = new EnumMap<>(SnpRole.class);
    all.putAll(columns);
    all.putAll(cohort.columns());
    return all;
  }
}
