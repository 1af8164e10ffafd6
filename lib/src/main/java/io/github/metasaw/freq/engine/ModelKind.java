package io.github.metasaw.freq.engine;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.structured.StructuredCovariance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/** What differs between a model with one tau2 and one with a structure of the covariance. */
interface ModelKind {

  /** Studies, design and solution. */
  FittedModel model();

  /** The name of the model. */
  ModelName name();

  /** Number of outcomes, 1 or 2. */
  int outcomes();

  /**
   * Variance of the true effect of a next study about its mean in new rows.
   *
   * @return all rows of the first outcome, then all of the second [outcomes x rows]
   */
  double[] heterogeneityAt(Table newdata);

  /** The same model with its dispersion as parameters; computed when first asked for. */
  StructuredCovariance structured();

  /** The interval of tau2 that belongs to the method of estimation. */
  Tau2Interval.Method usualInterval();

  /** An interval of tau2. */
  Tau2Interval tau2Interval(Tau2Interval.Method method);

  /** Refuses subgroups by a column where they do not exist. */
  void requireSubgroups(String by);

  /** Covariance of the residuals of some rows of the fit to all rows, row-major [m x m]. */
  Function<int[], double[]> residualCovariance();

  /** Covariance of some of the estimates about their means, row-major [m x m]. */
  double[] marginalCovariance(int... rows);

  /** The rows of each block of the marginal covariance, in order of their first rows. */
  List<int[]> correlatedRows();

  /** Checks of data and fit, the data's first. */
  List<Check> checks();

  /** Settings to do it again with, beyond those of the options. */
  Map<String, String> settings();
}
