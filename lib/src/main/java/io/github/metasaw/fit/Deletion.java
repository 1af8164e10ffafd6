package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;

/**
 * What is left out in turn to measure influence: each study, or all rows of each cluster; and
 * whether the variances between studies are estimated anew from the rest. Immutable.
 *
 * <pre>{@code
 * fit.influence(Deletion.ofClusters("district"));                          // metafor: cluster = district
 * fit.influence(Deletion.ofClusters("district").withDispersionKept());     // metafor: reestimate = FALSE
 * }</pre>
 */
public final class Deletion {

  private static final Deletion STUDIES = new Deletion("", true);

  private final String cluster;
  private final boolean isReestimated;

  private Deletion(String cluster, boolean isReestimated) {
    this.cluster = cluster;
    this.isReestimated = isReestimated;
  }

  /**
   * Each study in turn.
   *
   * @return with the variances estimated anew
   */
  public static Deletion ofStudies() {
    return STUDIES;
  }

  /**
   * All rows of each cluster in turn.
   *
   * @param cluster a column of the studies' table
   * @return with the variances estimated anew
   * @throws MetaException for an empty name
   */
  public static Deletion ofClusters(String cluster) {
    if (cluster.isBlank()) {
      throw MetaException.of("a cluster is named by a column of the table, not by an empty name");
    }
    return new Deletion(cluster, true);
  }

  /**
   * The same deletion, with the variances and correlations of true effects that were estimated from
   * all rows; metafor's {@code reestimate = FALSE}.
   *
   * @return a copy
   */
  public Deletion withDispersionKept() {
    return new Deletion(cluster, false);
  }

  /**
   * The column of the clusters.
   *
   * @return empty if single studies are left out
   */
  public Optional<String> cluster() {
    return cluster.isEmpty() ? Optional.empty() : Optional.of(cluster);
  }

  /**
   * Whether the variances between studies are estimated anew from the rows that are left.
   *
   * @return true unless they are kept
   */
  public boolean isReestimated() {
    return isReestimated;
  }
}
