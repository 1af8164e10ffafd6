package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit with diagnostics of the influence of each study. */
public interface HasInfluence extends Fit {

  /**
   * The effect of leaving out each study; metafor's {@code influence}.
   *
   * @return for a frequentist fit: study, rstudent, dffits, cook.d, cov.r, tau2.del, QE.del, hat,
   *     weight, dfbs: of each coefficient, influential; for a posterior: study, shift, kl, sdRatio,
   *     tau, logPredictive, weight, influential
   * @throws io.github.metasaw.diagnostic.MetaException if the posterior was sampled
   */
  Table influence();
}
