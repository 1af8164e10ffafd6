package io.github.metasaw.fit;

import tech.tablesaw.api.Table;

/** A fit that also predicts how the mean differs from the mean where all moderators are 0. */
public interface PredictsDifferences extends Predicts {

  /**
   * Predictions without the intercept: how the mean at new values of the moderators differs from
   * the mean where all of them are 0, or factors are at their reference levels. R: metafor's {@code
   * predict(fit, newmods, intercept = FALSE)}.
   *
   * @param newdata a table with the moderators of the model
   * @return estimate, se, lower, upper of the difference, and piLower, piUpper of the true effect
   *     of a next study less that mean
   * @throws io.github.metasaw.diagnostic.MetaException if the model has no intercept, or a
   *     moderator is missing or has a new level
   */
  Table predictDifferences(Table newdata);
}
