package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.GroupCovariance;
import io.github.metasaw.formula.Span;
import io.github.metasaw.formula.Term;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.covariance.LevelCorrelation;
import io.github.metasaw.model.covariance.LevelDependence;
import io.github.metasaw.model.covariance.SpatialCorrelation;
import io.github.metasaw.model.covariance.SpatialFunction;

/**
 * Builds the correlation between the levels of a group: that of {@code R = A}, or one that falls
 * with the distance of the levels, {@code cov = exp(D)}.
 */
final class LevelCorrelations {

  private LevelCorrelations() {}

  /**
   * How the levels of a group are correlated.
   *
   * @param term that defines the effects
   * @param levels of the group
   * @param studies with the matrices that the term names
   * @throws MetaException for a matrix that is not there or is none of that kind, or has no row for
   *     a level
   */
  static LevelDependence of(Term.Group term, GroupLevels levels, Studies studies) {
    boolean isSpatial = isSpatial(term);
    if (term.groups().size() > 1 && (isSpatial || term.relationship().isPresent())) {
      throw MetaException.format(
          "%s says how the levels of one column are correlated, but %s is nested %s; give each column a group of its own, as in (1 | %s) + (1 | %s, %1$s)",
          isSpatial
              ? term.covariance().orElseThrow().code()
              : "R = " + term.relationship().orElseThrow().code(),
          term.code(),
          term.span().place(),
          term.groups().get(0).name(),
          term.groups().get(term.groups().size() - 1).name());
    }
    if (isSpatial) {
      return spatial(term.covariance().orElseThrow(), term, levels, studies);
    }
    return term.relationship()
        .<LevelDependence>map(name -> known(name, levels, studies))
        .orElseGet(() -> LevelCorrelation.independent(levels.labels().size()));
  }

  /** Whether levels are correlated by their distance. */
  static boolean isSpatial(Term.Group term) {
    return term.covariance().map(covariance -> covariance.structure().isSpatial()).orElse(false);
  }

  private static LevelCorrelation known(
      TermFactor.Column name, GroupLevels levels, Studies studies) {
    LevelMatrix matrix =
        studies
            .matrix(name.name())
            .orElseThrow(
                () ->
                    MetaException.format(
                        "R = %s needs a matrix of correlations with a row for each level, and no matrix of that name is given %s",
                        name.name(), name.span().place()));
    int n = levels.labels().size();
    double[] values = select(matrix, name, levels);
    for (int g = 0; g < n; g++) {
      if (!(values[g * n + g] > 0)) {
        throw MetaException.format(
            "%s is no matrix of correlations: its diagonal holds %s for '%s' %s",
            name.name(),
            CheckNumber.plain(values[g * n + g]),
            levels.labels().get(g),
            name.span().place());
      }
    }
    Symmetric correlation =
        Dense.of(
            n,
            (g, h, zero) ->
                g == h ? 1 : values[g * n + h] / Math.sqrt(values[g * n + g] * values[h * n + h]));
    if (!Definiteness.isFullRank(correlation)) {
      throw MetaException.format(
          "%s is no matrix of correlations of %d different levels, because it is not positive definite %s; are two levels the same, or was it rounded?",
          name.name(), n, name.span().place());
    }
    return LevelCorrelation.known(correlation);
  }

  private static double[] select(LevelMatrix matrix, TermFactor.Column name, GroupLevels levels) {
    Span span = name.span();
    return matrix.select(
        levels.labels(),
        "among the rows of %s (line %d, column %d)"
            .formatted(name.name(), span.line(), span.column()));
  }

  private static SpatialCorrelation spatial(
      GroupCovariance covariance, Term.Group term, GroupLevels levels, Studies studies) {
    int n = levels.labels().size();
    TermFactor.Column first = covariance.arguments().get(0);
    boolean isMatrix =
        covariance.arguments().size() == 1 && studies.matrix(first.name()).isPresent();
    double[] distance =
        isMatrix
            ? distances(studies.matrix(first.name()).orElseThrow(), first, levels)
            : LevelPlaces.of(covariance, term, levels, studies).distances();
    return SpatialCorrelation.of(function(covariance.structure()), n, distance);
  }

  private static double[] distances(
      LevelMatrix matrix, TermFactor.Column name, GroupLevels levels) {
    double[] values = select(matrix, name, levels);
    int n = levels.labels().size();
    for (int g = 0; g < n; g++) {
      for (int h = 0; h < n; h++) {
        double value = values[g * n + h];
        if (g == h ? value != 0 : value < 0) {
          throw MetaException.format(
              "%s is no matrix of distances: its value for '%s' and '%s' is %s %s",
              name.name(),
              levels.labels().get(g),
              levels.labels().get(h),
              CheckNumber.plain(value),
              name.span().place());
        }
      }
    }
    return values;
  }

  private static SpatialFunction function(GroupCovariance.Structure structure) {
    return switch (structure) {
      case EXP -> SpatialFunction.EXPONENTIAL;
      case GAU -> SpatialFunction.GAUSSIAN;
      case LIN -> SpatialFunction.LINEAR;
      case RATQUAD -> SpatialFunction.RATIONAL_QUADRATIC;
      case SPH -> SpatialFunction.SPHERICAL;
      case UN, CS, HCS, DIAG, ID, AR, HAR, CAR ->
          throw new IllegalArgumentException(structure.id() + " does not depend on distances");
    };
  }
}
