package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit with diagnostics of the influence of each study. */
public interface HasInfluence {

  /**
   * The effect of leaving out each study; metafor's {@code influence}.
   *
   * @return study, rstudent, dffits, cook.d, cov.r, tau2.del, QE.del, hat, weight, dfbs: of each
   *     coefficient, influential
   */
  Table influence();
}
