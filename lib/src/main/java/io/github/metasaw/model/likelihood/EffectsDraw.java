package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Factor;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.covariance.Dispersion;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Draws from the joint normal of coefficients, group effects u and the rows' own heterogeneity
 * omega given y and theta, in time linear in the rows where M is sparse. First beta from its
 * posterior; then a world (u*, omega*, e*) from the model, whose gap to y is explained back,
 *
 * <pre>u = u* + G Z's,   omega = omega* + Omega s,   s = M^-1 (y - X beta - Z u* - omega* - e*),
 * </pre>
 *
 * which has the mean and the covariance of the conditional normal (Hoffman and Ribak 1991,
 * Astrophys. J. 380, L5). Holds working arrays: one thread at a time.
 */
public final class EffectsDraw {

  private final GaussianLikelihood likelihood;
  private final MarginalCovariance structure;
  private final @Nullable Factor errors;
  private final double[][] groups;
  private final double[] omega;
  private final double[] total;

  /**
   * Draws effects of a likelihood at its theta.
   *
   * @param likelihood to be evaluated before each draw
   */
  public EffectsDraw(GaussianLikelihood likelihood) {
    this.likelihood = likelihood;
    this.structure = likelihood.structure();
    this.errors =
        structure.V() instanceof Diagonal
            ? null
            : Factor.of(structure.V())
                .orElseThrow(() -> new IllegalArgumentException("V is not positive definite"));
    this.groups = new double[structure.groups().size()][];
    for (int g = 0; g < groups.length; g++) {
      GroupEffect group = structure.groups().get(g);
      groups[g] = new double[group.levels() * group.size()];
    }
    this.omega = new double[structure.size()];
    this.total = new double[structure.size()];
  }

  /**
   * Makes one draw, to which {@link #group} and {@link #heterogeneity} then refer.
   *
   * @param normal standard normal numbers
   * @param beta receives the coefficients [rank]
   */
  public void next(DoubleSupplier normal, double[] beta) {
    Dispersion at = likelihood.dispersion();
    double[] gap = likelihood.mean().drawCoefficients(normal, beta);
    drawHeterogeneity(at, normal);
    addUp(at.sampling(), normal);
    for (int i = 0; i < gap.length; i++) {
      gap[i] -= total[i];
    }
    explain(at, likelihood.mean().solve(gap));
    addUp();
  }

  /**
   * The effects of a group, as last drawn.
   *
   * @param g index of the group
   * @return [levels x effects], not a copy
   */
  public double[] group(int g) {
    return groups[g];
  }

  /** True effect less its mean x_i'beta: group effects and own heterogeneity [n], not a copy. */
  public double[] heterogeneity() {
    return total;
  }

  private void drawHeterogeneity(Dispersion at, DoubleSupplier normal) {
    for (int g = 0; g < groups.length; g++) {
      Arrays.setAll(groups[g], e -> normal.getAsDouble());
      at.multiplyByRoot(g, groups[g]);
    }
    for (int i = 0; i < omega.length; i++) {
      omega[i] = normal.getAsDouble();
    }
    at.pairs(
        (first, second, rho, covariance) ->
            omega[second] = rho * omega[first] + Math.sqrt(1 - rho * rho) * omega[second]);
    double[] sigma = at.sigma();
    for (int i = 0; i < omega.length; i++) {
      omega[i] *= sigma[i];
    }
  }

  /** total = Z u + omega. */
  private void addUp() {
    System.arraycopy(omega, 0, total, 0, total.length);
    for (int g = 0; g < groups.length; g++) {
      GroupEffect group = structure.groups().get(g);
      int m = group.size();
      for (int i = 0; i < total.length; i++) {
        for (int a = 0; a < m && group.level(i) >= 0; a++) {
          total[i] += group.z(i, a) * groups[g][group.level(i) * m + a];
        }
      }
    }
  }

  /** total = Z u + omega + e, e a sampling error. */
  private void addUp(Symmetric sampling, DoubleSupplier normal) {
    double[] e = new double[total.length];
    Arrays.setAll(e, i -> normal.getAsDouble());
    if (errors != null) {
      errors.halfMultiply(e);
    } else {
      double[] variances = sampling.diagonal();
      for (int i = 0; i < e.length; i++) {
        e[i] *= Math.sqrt(variances[i]);
      }
    }
    addUp();
    for (int i = 0; i < e.length; i++) {
      total[i] += e[i];
    }
  }

  private void explain(Dispersion at, double[] s) {
    double[] sigma = at.sigma();
    for (int i = 0; i < omega.length; i++) {
      omega[i] += sigma[i] * sigma[i] * s[i];
    }
    at.pairs(
        (first, second, rho, covariance) -> {
          omega[first] += covariance * s[second];
          omega[second] += covariance * s[first];
        });
    for (int g = 0; g < groups.length; g++) {
      GroupEffect group = structure.groups().get(g);
      double[] explained = group.sums(s);
      at.multiplyByCovariance(g, explained);
      for (int e = 0; e < explained.length; e++) {
        groups[g][e] += explained[e];
      }
    }
  }
}
