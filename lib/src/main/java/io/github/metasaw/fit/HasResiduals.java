package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit with residuals of its rows and their standard errors. */
public interface HasResiduals extends Fit {

  /**
   * Internally standardised residuals of the fit to all rows; metafor's {@code rstandard}. A fit to
   * counts has those of the studies' own estimates, with their own standard errors.
   *
   * @return study, resid (on the scale of yi), se, z
   */
  Table residuals();

  /**
   * Deleted residuals: of each row against the fit without it, or without its whole cluster;
   * metafor's {@code rstudent}.
   *
   * @param deletion what is left out in turn
   * @return study, for clusters also cluster, resid (on the scale of yi), se, z; missing where the
   *     rest cannot be fitted
   * @throws io.github.metasaw.diagnostic.MetaException if the column does not exist, has a missing
   *     value, or has only one value
   */
  Table residuals(Deletion deletion);
}
