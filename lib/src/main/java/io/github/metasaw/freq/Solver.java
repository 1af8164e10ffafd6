package io.github.metasaw.freq;

import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A model of given data that can be solved for them and for changed data: one tau2 with independent
 * rows by closed forms and a search in one variable, or any structure of the covariance. Everything
 * derived from a fit is written once on this and on its {@link Solution}.
 */
@API(status = API.Status.INTERNAL)
public interface Solver {

  /**
   * The solution of the data as given.
   *
   * @return computed once
   */
  Solved solution();

  /**
   * Options as they were asked for.
   *
   * @return those that {@link #solution} used may differ, as with a single study
   */
  FreqOptions options();

  /**
   * The solution of changed data.
   *
   * @param change of rows, estimates, moderators or studies
   * @return null where the data are too few, or lose a coefficient
   * @throws io.github.metasaw.diagnostic.MetaException for a change that the model does not take
   */
  @Nullable Solved refit(DataChange change);

  /**
   * The solutions without each row in turn.
   *
   * @return what leave-one-out, influence and cross-validation ask
   */
  DeletionFits deletions();

  /**
   * All rows, with the dispersion taken from other solutions.
   *
   * @return for diagnostics of deletion
   */
  BorrowedDispersion borrowed();

  /**
   * A solver of the same data whose refits keep the dispersion of {@link #solution}.
   *
   * @return this solver itself if there is no dispersion to estimate
   */
  Solver withDispersionKept();

  /**
   * Best linear unbiased predictions of the rows' true effects.
   *
   * @return of all rows
   */
  Predicted predicted();

  /**
   * The same model without moderators of the mean.
   *
   * @return null where that is not nested in this model
   */
  @Nullable Solved withoutModerators();
}
