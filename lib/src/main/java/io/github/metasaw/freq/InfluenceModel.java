package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import io.github.metasaw.model.Design;
import org.apiguardian.api.API;

/** A model with its solution, in which the influence of each row can be measured by refits. */
@API(status = API.Status.INTERNAL)
public interface InfluenceModel extends Refittable {

  /**
   * The design of the mean.
   *
   * @return of all rows
   */
  Design design();

  /**
   * The solution of all rows.
   *
   * @return computed once
   */
  Solution solution();

  /**
   * The estimates that residuals are computed from.
   *
   * @return on the scale of the analysis; NaN for a study without one [k]
   */
  double[] estimates();

  /**
   * Leverages of the rows.
   *
   * @return [k]; empty where fitted values are not linear in estimates
   */
  double[] hat();

  /**
   * All rows, with the dispersion taken from other solutions.
   *
   * @return working storage, for one thread at a time
   */
  BorrowedDispersion borrowed();

  /**
   * This model, whose refits keep the dispersion of {@link #solution}.
   *
   * @return this model itself if it has no dispersion to estimate
   * @throws io.github.metasaw.diagnostic.MetaException if refits of the model cannot keep it
   */
  InfluenceModel withDispersionKept();
}
