package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that predicts the true effects of the studies fitted. */
public interface Shrinks {

  /**
   * Predictions of the true effects.
   *
   * @return study, yi, estimate, se (a posterior: sd), lower, upper, shrinkage; a shrinkage of 0
   *     stays at yi and 1 goes to the mean
   */
  Table shrinkage();
}
