package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of the heterogeneity, with consecutive elements of theta of its own. Immutable. */
abstract class CovarianceComponent {

  /**
   * The design whose coefficients are the theta of a component.
   *
   * @param design its columns
   * @param replacement makes the component with another design
   */
  record Designed(ScaleDesign design, Function<ScaleDesign, CovarianceComponent> replacement) {

    /** The component with another design. */
    CovarianceComponent with(ScaleDesign other) {
      return replacement.apply(other);
    }

    /** The component with the k-th coefficient of its design given. */
    CovarianceComponent fixing(int k, double value) {
      return with(design.fixing(k, value));
    }
  }

  /**
   * Number of elements of theta.
   *
   * @return 0 for a component that is absent
   */
  public abstract int dimension();

  /** What they are. */
  abstract List<Parameter> parameters();

  /** Whether the text has the line that they belong to. */
  abstract boolean modelled();

  /** The design whose coefficients they are; empty if they are no coefficients. */
  abstract Optional<Designed> designed();

  /** Places at infinity where a maximum may be, theta of this component beginning at from. */
  abstract List<Boundary> boundaries(int from);

  /** Values to begin a search with, for a variance exp(2 logSd) of a row. */
  abstract void start(double logSd, double[] theta, int from);

  /** The design, if any. */
  final Optional<ScaleDesign> coefficients() {
    return designed().map(Designed::design);
  }

  /** Whether its design has more than an intercept. */
  final boolean isModerated() {
    return coefficients().map(design -> design.columns() > 0 && !design.isConstant()).orElse(false);
  }

  /** Whether it is the log SD of rows or levels with moderators. */
  final boolean isModeratedScale() {
    return isModerated() && informed().length > 0;
  }

  /** Which rows of the design of an SD have data [rows of the design]; empty for no such design. */
  boolean[] informed() {
    return new boolean[0];
  }
}
