package io.github.metasaw.model.covariance;

import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * The covariance G_g [m x m] of the effects of one group in level g, as theta says it. It is held
 * by its Cholesky factor L_g, lower triangular; all factors together are {@code root}, row-major
 * [levels x m x m].
 */
public abstract class EffectCovariance {

  /** Covariances are those of this package. */
  EffectCovariance() {}

  /** m. */
  abstract int size();

  /** Number of elements of theta. */
  abstract int dimension();

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

  /** Writes L of every level. */
  abstract void roots(double[] theta, int from, double[] root);

  /** Adds tr(S_g dG_g/dtheta) summed over levels; S symmetric, stored as {@code root} is. */
  abstract void gradient(double[] root, double[] s, double[] gradient, int from);

  /** w = (dG_g/dtheta_t) x, of the t-th parameter and level g [m]. */
  abstract void derivative(double[] root, int g, int t, double[] x, double[] w);

  /** Where a component of it is absent, or two effects are one. */
  abstract List<Boundary> boundaries(int from);

  /** The same with another design. */
  abstract EffectCovariance with(ScaleDesign design);

  /** The same with one coefficient of its design given. */
  abstract EffectCovariance fixing(int k, double value);
}
