package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Diagonal;
import java.util.function.DoubleSupplier;

/**
 * M(theta) as a likelihood computes with it: factorised, with the elements of its inverse and its
 * derivatives. It refers to the theta that was given last; working storage, one thread at a time.
 */
public final class MarginalMatrix {

  /** Components of more rows than this are worth the low-rank form. */
  private static final int LARGE_COMPONENT = 32;

  /** Cells are worth their own matrix if there are no more of them than this share of the rows. */
  private static final double WORTHWHILE_CELLS = 0.9;

  private final Dispersion dispersion;
  private final Derivatives derivatives;
  private final MarginalFactor factor;
  private final SelectedElements elements;

  /**
   * Room for the matrix of a structure; {@link #at} fills it.
   *
   * @param structure what theta means
   */
  public MarginalMatrix(MarginalCovariance structure) {
    this.dispersion = new Dispersion(structure);
    this.derivatives = new Derivatives(structure, dispersion);
    this.factor = factor(structure);
    this.elements = new SelectedElements(structure, dispersion);
  }

  /**
   * The form that suits a covariance: diagonal; V on a pattern widened by what rows share; where V
   * is diagonal and groups are large, a diagonal matrix plus one of low rank; or, where levels are
   * correlated, a matrix of the cells of rows that have the same effects. The last two divide by
   * the variance that each row has of its own.
   */
  private static MarginalFactor factor(MarginalCovariance structure) {
    boolean diagonal = structure.V() instanceof Diagonal && structure.pairing() == null;
    if (diagonal && structure.groups().isEmpty()) {
      return new IndependentFactor(structure);
    }
    if (diagonal && hasExactRow(structure)) {
      return new PatternFactor(structure);
    }
    boolean independent =
        structure.groups().stream().allMatch(group -> group.dependence().isIndependent());
    if (diagonal && independent) {
      LevelComponents components = LevelComponents.of(structure);
      if (components.largest() > LARGE_COMPONENT) {
        return new WoodburyFactor(structure, components);
      }
    } else if (diagonal) {
      EffectCells cells = EffectCells.of(structure);
      if (cells.count() <= WORTHWHILE_CELLS * structure.size()) {
        return new CellFactor(structure, cells);
      }
    }
    return new PatternFactor(structure);
  }

  /** Whether a row has neither sampling variance nor heterogeneity of its own, whatever theta. */
  private static boolean hasExactRow(MarginalCovariance structure) {
    boolean[] varies = new boolean[structure.size()];
    structure.scales().forEach(scale -> scale.varying(varies));
    double[] v = structure.V().diagonal();
    for (int i = 0; i < v.length && !structure.isProportional(); i++) {
      if (v[i] == 0 && !varies[i]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes the values at theta.
   *
   * @param theta [parameters]
   * @return whether M is positive definite there; if not, nothing else may be asked
   */
  public boolean at(double[] theta) {
    dispersion.at(theta);
    return factor.factor(dispersion);
  }

  /**
   * Whether rows are independent and theta holds nothing but coefficients of log SDs of rows.
   *
   * @return false with groups, correlated outcomes, covariances in V or a factor of V
   */
  public boolean isLocationScale() {
    return factor instanceof IndependentFactor && derivatives.isOfRows();
  }

  /**
   * Whether variances of rows are linear in theta.
   *
   * @return false for log SDs
   */
  public boolean hasLinearVariance() {
    return derivatives.hasLinearVariance();
  }

  /**
   * The designs of the log SDs of rows.
   *
   * @return for each element of theta its column, 0 in rows of other outcomes [parameters][n]
   */
  public double[][] logSdColumns() {
    return derivatives.logSdColumns();
  }

  /**
   * The dispersion parameters at theta, and the covariances they make.
   *
   * @return working storage of this matrix
   */
  public Dispersion dispersion() {
    return dispersion;
  }

  /**
   * The logarithm of the determinant.
   *
   * @return log |M|, natural
   */
  public double logDet() {
    return factor.logDet();
  }

  /**
   * The logarithm of the determinant, each row counted {@code weights} times.
   *
   * @param weights the same in rows that are correlated [n]
   * @return natural logarithm
   */
  public double logDet(double[] weights) {
    return factor.logDet(weights);
  }

  /**
   * Solves M x = b.
   *
   * @param b replaced by the solution [n]
   */
  public void solve(double[] b) {
    factor.solve(b);
  }

  /**
   * A draw from N(0, M).
   *
   * @param normal standard normal numbers
   * @return [n]
   */
  public double[] draw(DoubleSupplier normal) {
    return factor.draw(normal);
  }

  /**
   * How M is stored.
   *
   * @return in words, for people
   */
  public String storage() {
    return factor.storage();
  }

  /**
   * The diagonal of the inverse.
   *
   * @return a copy [n]
   */
  public double[] inverseDiagonal() {
    factor.inverse(dispersion, elements);
    return elements.diagonal.clone();
  }

  /**
   * Z'M^-1 Z among the correlated levels of a group.
   *
   * @param group its index
   * @return stored as its {@link LevelBlocks} say, a copy
   */
  public double[] inverse(int group) {
    factor.inverse(dispersion, elements);
    return elements.group[group].clone();
  }

  /**
   * The derivative of a function of M with respect to theta.
   *
   * @param function its derivative by the elements of M
   * @return [parameters]
   */
  public double[] gradient(ElementDerivative function) {
    factor.inverse(dispersion, elements);
    return derivatives.gradient(elements, function);
  }

  /**
   * The derivatives of M with respect to theta, times a vector.
   *
   * @param u [n]
   * @return (dM/dtheta_t) u for every t [parameters][n]
   */
  public double[][] times(double[] u) {
    return derivatives.times(u);
  }
}
