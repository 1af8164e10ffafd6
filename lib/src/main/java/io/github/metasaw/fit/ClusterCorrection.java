package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;

/**
 * What cluster-robust inference relies on.
 *
 * @param cluster column of clusters of dependent rows
 * @param type correction for few clusters: {@code CR0}, {@code CR1} or {@code CR2}
 */
public record ClusterCorrection(String cluster, String type) {

  /**
   * The cluster-robust inference of a fit.
   *
   * @param fit by moments or likelihood, of yi and vi
   * @return its tests, predictions and contrasts
   * @throws MetaException for a posterior or pooled counts, which have none
   */
  public RobustInference of(Fit fit) {
    if (!(fit instanceof FrequentistFit frequentist)) {
      throw MetaException.of(
          "%s has no cluster-robust tests; compare fits of yi and vi by moments or likelihood"
              .formatted(fit.pooled().model().label()));
    }
    return frequentist.robustInference(cluster, type);
  }
}
