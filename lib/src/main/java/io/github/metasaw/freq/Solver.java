package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.Tau2Interval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * A model of given rows that can be solved for all of them and for some: one tau2 with independent
 * rows on its short way, or any structure of the covariance. What a fit tells is derived from here
 * and from the solution, whichever solver it is.
 */
sealed interface Solver permits OneVariance, StructuredCovariance {

  /** The solution of all rows. */
  Solved solution();

  /** Options as they were asked for. */
  FreqOptions options();

  /** The solutions without each row. */
  DeletionFits deletions();

  /**
   * The solution of some rows, in the order given.
   *
   * @return null where these rows are too few, or lose a coefficient
   */
  @Nullable Solved only(int[] rows);

  /** All rows with the dispersion of other solutions. */
  BorrowedDispersion borrowed();

  /** Best linear unbiased predictions of the rows' true effects. */
  Predicted predicted();

  /** The same model without moderators of the mean; null where that is not within this one. */
  @Nullable Solved withoutModerators();

  /** What the model is called. */
  String label();

  /** 1 or 2. */
  int outcomes();

  /**
   * Variance of the true effect of a next study about its mean in new rows.
   *
   * @return all rows of the first outcome, then all of the second [outcomes x rows]
   */
  double[] heterogeneityAt(Table newdata);

  /** The interval of tau2 that belongs to the method of estimation. */
  Tau2Interval.Method usualInterval();

  /** An interval of tau2. */
  Tau2Interval tau2Interval(Tau2Interval.Method method);

  /** The same fit as a model of mean and dispersion. */
  StructuredSolution structured(ModelFit fit);

  /** Remarks on the fit, the data's first. */
  List<Check> checks(ModelFit fit);

  /** Settings to do it again with, beyond those of the options. */
  Map<String, String> settings(ModelFit fit);
}
