package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that tells what each study does to it. */
public interface HasInfluence {

  /**
   * What leaving out each study does; metafor's {@code influence}.
   *
   * @return study, rstudent, dffits, cook.d, cov.r, tau2.del, QE.del, hat, weight, dfbs: of each
   *     coefficient, influential
   */
  Table influence();
}
