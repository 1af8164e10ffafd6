package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * The covariance G_g [m x m] of the effects of one group within level g, as theta says it. It is
 * held by its Cholesky factor L_g, lower triangular; all factors together are {@code root},
 * row-major [levels x m x m]. How effects of different levels are correlated is said by {@link
 * LevelDependence}.
 */
public abstract class EffectCovariance {

  /** Its kinds are those of this package. */
  EffectCovariance() {}

  /** m. */
  abstract int size();

  /** Number of elements of theta. */
  abstract int dimension();

  /** Whether all effects of a level have one SD. */
  boolean isHomoscedastic() {
    return false;
  }

  /**
   * Describes the effects to which the one correlation of a structure applies; empty without such a
   * structure.
   */
  Optional<String> structured() {
    return Optional.empty();
  }

  /** The pattern of the correlations of a structure; empty where each pair has its own. */
  Optional<EffectCorrelation> correlation() {
    return Optional.empty();
  }

  /** Whether the correlations of effects decrease with their distance in time. */
  boolean isSerial() {
    return false;
  }

  /**
   * What they are.
   *
   * @param group what the text calls the group
   * @param effects names of the effects [m]
   */
  abstract List<Parameter> parameters(String group, List<String> effects);

  /** The design of the one SD, if there is one. */
  abstract Optional<ScaleDesign> design();

  /**
   * Parameters to begin a search with: independent effects.
   *
   * @param logSd of each effect [m]
   */
  abstract void start(double[] logSd, double[] theta, int from);

  /**
   * Computes L for every level.
   *
   * @param own elements of theta of this group [dimension]
   */
  abstract void roots(double[] own, double[] root);

  /**
   * Adds to the gradient of a function of L, by theta.
   *
   * @param own elements of theta of this group [dimension]
   * @param byRoot its derivative by the elements of L, stored as {@code root} is; those above the
   *     diagonal do not matter
   */
  abstract void gradient(double[] own, double[] root, double[] byRoot, double[] gradient, int from);

  /**
   * Writes dL_g/dtheta_t.
   *
   * @param own elements of theta of this group [dimension]
   * @param g the level
   * @param t which of the parameters, from 0
   * @param slope row-major, receives it [m x m]
   */
  abstract void slope(double[] own, double[] root, int g, int t, double[] slope);

  /** Where a component of it is absent, or two effects are one. */
  abstract List<Boundary> boundaries(int from);
}
