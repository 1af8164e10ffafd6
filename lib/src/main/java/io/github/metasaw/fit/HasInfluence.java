package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit with diagnostics of the influence of each study, or of each cluster of rows. */
public interface HasInfluence extends Fit {

  /**
   * The effect of leaving out each study or cluster; metafor's {@code influence}, and {@code
   * cooks.distance} and {@code dfbetas} with {@code cluster =}.
   *
   * @param deletion what is left out in turn
   * @return for a frequentist fit without each study: study, rstudent, dffits, cook.d, cov.r,
   *     tau2.del, QE.del, hat (not of pooled counts), weight, dfbs: of each coefficient,
   *     influential; without each cluster: cluster (the value of the column), k (rows that are left
   *     out), X2 (joint test of the deleted residuals, chi-squared with k degrees of freedom), p,
   *     cook.d, cov.r, tau2.del, QE.del, dfbs: of each coefficient, influential; for a posterior:
   *     study, shift, kl, sdRatio, tau, logPredictive, weight, influential, and for clusters also k
   *     (rows that are left)
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist, has a missing
   *     value, or has only one value; if the posterior was sampled; or if the dispersion is to be
   *     kept in a model that cannot keep it
   */
  Table influence(Deletion deletion);

  /**
   * The effect of leaving out each study.
   *
   * @return as {@link #influence(Deletion)} for single studies
   * @throws io.github.metasaw.diagnostic.MetaException if the posterior was sampled
   */
  default Table influence() {
    return influence(Deletion.ofStudies());
  }

  /**
   * The effect of leaving out all rows of each cluster.
   *
   * @param cluster a column of the studies' table
   * @return as {@link #influence(Deletion)} for clusters
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist, has a missing
   *     value, or has only one value, or the posterior was sampled
   */
  default Table influence(String cluster) {
    return influence(Deletion.ofClusters(cluster));
  }
}
