package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A fit that can be repeated on changed data. Leave-one-out, cumulative analysis, permutation,
 * bootstrap, and trim and fill all go through it, whatever the model of the studies is.
 */
@API(status = API.Status.INTERNAL)
public interface Refittable {

  /**
   * The studies fitted.
   *
   * @return all rows
   */
  Studies studies();

  /**
   * Confidence of intervals.
   *
   * @return between 0 and 1
   */
  double level();

  /**
   * The coefficient whose estimate and test a refit reports.
   *
   * @return null without moderators
   */
  @Nullable String term();

  /**
   * The solution of changed data.
   *
   * @param change of rows, estimates, moderators or studies
   * @return null where the data are too few, or lose a coefficient
   * @throws io.github.metasaw.diagnostic.MetaException for a change that the model does not take
   */
  @Nullable Solution refit(DataChange change);

  /**
   * The solutions without each row in turn.
   *
   * @return by {@link #refit}; a model with a shorter way overrides this
   */
  default DeletionFits deletions() {
    int k = studies().k();
    return row -> refit(DataChange.without(k, row));
  }
}
