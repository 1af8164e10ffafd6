package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;

/** A part of the heterogeneity, with consecutive elements of theta of its own. Immutable. */
abstract class CovarianceComponent {

  /** Number of elements of theta. */
  public abstract int dimension();

  /** What they are. */
  abstract List<Parameter> parameters();

  /** Whether the text has the line that they belong to. */
  abstract boolean modelled();

  /** The design whose coefficients they are, if any. */
  abstract Optional<ScaleDesign> coefficients();

  /** Places at infinity where a maximum may be, theta of this component beginning at from. */
  abstract List<Boundary> boundaries(int from);

  /** Values to begin a search with, for a variance exp(2 logSd) of a row. */
  abstract void start(double logSd, double[] theta, int from);

  /** Whether its design has more than an intercept. */
  final boolean isModerated() {
    return coefficients().map(design -> design.columns() > 0 && !design.isConstant()).orElse(false);
  }

  /** Whether it is the log SD of rows or levels with moderators. */
  final boolean isModeratedScale() {
    return isModerated() && informed().length > 0;
  }

  /** The same with another design of its coefficients. */
  abstract CovarianceComponent with(ScaleDesign design);

  /** Which rows of the design of an SD have data [rows of the design]; empty for no such design. */
  boolean[] informed() {
    return new boolean[0];
  }

  /** The same with the k-th coefficient of its design given. */
  abstract CovarianceComponent fixing(int k, double value);
}
