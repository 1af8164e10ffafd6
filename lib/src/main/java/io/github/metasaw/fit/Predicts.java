package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that predicts the mean effect at given moderators, and the true effect of a next study. */
public interface Predicts {

  /**
   * At the rows fitted.
   *
   * @return as {@link #predict(Table)}, one row without moderators
   */
  Table predict();

  /**
   * The mean effect and the interval of a study's true effect at new values of the moderators.
   *
   * @param newdata a table with the moderators of the model
   * @return estimate, se (a posterior: sd), lower, upper, piLower, piUpper
   * @throws io.github.metasaw.diagnostic.MetaException if a moderator is missing or has a new level
   */
  Table predict(Table newdata);
}
