package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * M at one theta: the dispersion parameters row by row, and the covariances they make. Working
 * storage of one likelihood: it refers to the theta that was given last.
 */
public final class Dispersion {

  private final MarginalCovariance structure;
  private final @Nullable CorrelatedOutcomes pairing;

  /** SD of the heterogeneity of each row [n]. */
  final double[] sigma;

  /** Derivative of the variance of each row by its linear predictor [n]. */
  final double[] slope;

  /** What is added to the diagonal of V, a variance [n]. */
  final double[] added;

  /** Factor of the proportional sampling variance. */
  double phi;

  /** Correlation of each pair of rows. */
  final double[] rho;

  /** Covariance of each pair of rows. */
  final double[] covariance;

  /** Covariances of effects by group. */
  final EffectMatrix[] effects;

  Dispersion(MarginalCovariance structure) {
    this.structure = structure;
    this.pairing = structure.pairing();
    int n = structure.size();
    int pairs = pairing == null ? 0 : pairing.pairs();
    sigma = new double[n];
    added = new double[n];
    slope = new double[n];
    rho = new double[pairs];
    covariance = new double[pairs];
    effects = structure.groups().stream().map(EffectMatrix::new).toArray(EffectMatrix[]::new);
  }

  /** Takes the values at theta. */
  void at(double[] theta) {
    Arrays.fill(sigma, 0);
    int t = 0;
    for (ResidualHeterogeneity scale : structure.scales()) {
      scale.values(theta, t, sigma);
      t += scale.dimension();
    }
    boolean linear = structure.hasLinearVariance();
    for (int i = 0; i < added.length; i++) {
      added[i] = sigma[i] * sigma[i];
      slope[i] = linear ? 1 : 2 * added[i];
    }
    ProportionalVariance proportion = structure.proportion();
    if (proportion != null) {
      phi = Math.exp(theta[t++]);
      for (int i = 0; i < added.length; i++) {
        added[i] += phi * proportion.at(i);
      }
    }
    if (pairing != null) {
      for (int r = 0; r < rho.length; r++) {
        rho[r] = Math.tanh(pairing.design().linear(r, theta, t));
        covariance[r] = rho[r] * sigma[pairing.first(r)] * sigma[pairing.second(r)];
      }
      t += pairing.dimension();
    }
    List<GroupEffect> groups = structure.groups();
    for (int g = 0; g < groups.size(); g++) {
      effects[g].at(theta, t);
      t += groups.get(g).dimension();
    }
  }

  /** SD of the heterogeneity of each row, groups apart [n]. */
  public double[] sigma() {
    return sigma.clone();
  }

  /**
   * Derivatives of the variances of rows by their linear predictors.
   *
   * @return 2 sigma^2 for log SDs, 1 for variances [n], a copy
   */
  public double[] slopes() {
    return slope.clone();
  }

  /**
   * SD of the heterogeneity of the rows of one outcome.
   *
   * @param target which outcome
   * @return of its rows, in their order; none where the outcome has no heterogeneity of its own
   */
  public double[] sigma(Target.Sigma target) {
    return structure.scales().stream()
        .filter(scale -> scale.target().equals(target))
        .findFirst()
        .map(scale -> scale.pick(sigma))
        .orElse(new double[0]);
  }

  /** The sampling covariance: V, or phi / w where it is known up to that factor. */
  public Symmetric sampling() {
    ProportionalVariance proportion = structure.proportion();
    return proportion == null ? structure.V() : Diagonal.of(proportion.variances(phi));
  }

  /** Variance of the heterogeneity of each row: its own and that of its groups [n]. */
  public double[] heterogeneity() {
    double[] out = Arrays.stream(sigma).map(sd -> sd * sd).toArray();
    for (int g = 0; g < effects.length; g++) {
      for (int i = 0; i < out.length; i++) {
        out[i] += effects[g].variance(i);
      }
    }
    return out;
  }

  /**
   * Variance that a group adds to each row [n].
   *
   * @param group index of the group
   * @return variances, not SDs [n]
   */
  public double[] groupVariances(int group) {
    double[] out = new double[added.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = effects[group].variance(i);
    }
    return out;
  }

  /** Correlation of each pair of rows. */
  public double[] rho12() {
    return rho.clone();
  }

  /** Something done with a pair of rows. */
  @FunctionalInterface
  public interface PairVisitor {
    /**
     * Sees the rows of the two outcomes, their correlation and the covariance it makes.
     *
     * @param first row of the first outcome
     * @param second row of the second outcome
     * @param rho correlation of their random effects, from -1 to 1
     * @param covariance rho times both SDs
     */
    void at(int first, int second, double rho, double covariance);
  }

  /**
   * Shows the rows that are two outcomes of one study.
   *
   * @param visitor is shown each pair once
   */
  public void pairs(PairVisitor visitor) {
    for (int r = 0; pairing != null && r < rho.length; r++) {
      visitor.at(pairing.first(r), pairing.second(r), rho[r], covariance[r]);
    }
  }

  /**
   * Variance z'G z that several effects of a group add in a new level [rows].
   *
   * @param group index of the group
   * @param z row-major [rows x m]
   * @return variances, not SDs [rows]
   */
  public double[] groupVariance(int group, double[] z) {
    GroupEffect effect = structure.groups().get(group);
    int m = effect.size();
    double[] G = effects[group].covariance(0);
    double[] out = new double[z.length / m];
    for (int i = 0; i < out.length; i++) {
      for (int a = 0; a < m; a++) {
        for (int b = 0; b < m; b++) {
          out[i] += z[i * m + a] * G[a * m + b] * z[i * m + b];
        }
      }
    }
    return out;
  }

  /**
   * Makes effects of a group out of independent standard normal numbers.
   *
   * @param group its index
   * @param e by level and effect, replaced by effects with covariance G [levels x m]
   */
  public void multiplyByRoot(int group, double[] e) {
    effects[group].multiplyByRoot(e);
  }

  /**
   * Multiplies by the covariance of all effects of a group.
   *
   * @param group its index
   * @param x by level and effect, replaced by the product [levels x m]
   */
  public void multiplyByCovariance(int group, double[] x) {
    effects[group].multiply(x);
  }

  /**
   * The covariance of the effects of some levels of a group.
   *
   * @param group its index
   * @param levels of it
   * @return by level and effect [levels x m][levels x m]
   */
  public double[][] blockCovariance(int group, int[] levels) {
    return effects[group].covariance(levels);
  }

  /**
   * The covariance G of a level of a group, row-major [m x m].
   *
   * @param group index of the group
   * @param level index of the level
   * @return G [m x m]
   */
  public double[] groupCovariance(int group, int level) {
    return effects[group].covariance(level);
  }

  /**
   * Correlations of the effects of a group, row-major [m x m], 1 on the diagonal; NaN with an
   * effect that does not vary.
   *
   * @param group index of the group
   * @return correlations [m x m]
   */
  public double[] groupCorrelation(int group) {
    return effects[group].correlation(0);
  }

  /**
   * M among some rows, row-major [rows x rows].
   *
   * @param rows indices from 0
   * @return the rows and columns of M [rows x rows]
   */
  public double[] covarianceOf(int[] rows) {
    int n = rows.length;
    int[] pair = pairing == null ? new int[0] : pairing.ofRows(structure.size());
    double[] out = new double[n * n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = element(pair, rows[a], rows[b], structure.V().get(rows[a], rows[b]));
        out[a * n + b] = sum;
        out[b * n + a] = sum;
      }
    }
    return out;
  }

  /**
   * Element (i, j) of M.
   *
   * @param pair of each row, as {@link CorrelatedOutcomes#ofRows} has it; empty without pairs
   * @param v the element of V
   */
  double element(int[] pair, int i, int j, double v) {
    double sum = ofRows(pair, i, j, v);
    for (int g = 0; g < effects.length; g++) {
      sum += effects[g].covariance(i, j);
    }
    return sum;
  }

  /** The same without what groups add. */
  double ofRows(int[] pair, int i, int j, double v) {
    if (i == j) {
      return v + added[i];
    }
    return pair.length > 0 && pair[i] >= 0 && pair[i] == pair[j] ? v + covariance[pair[i]] : v;
  }

  /**
   * A row of M [n].
   *
   * @param i index of the row, from 0
   * @return the row, or column, of M [n]
   */
  public double[] covarianceRow(int i) {
    double[] unit = new double[added.length];
    unit[i] = 1;
    double[] row = structure.V().multiply(unit);
    row[i] += added[i];
    pairs(
        (first, second, correlation, value) -> {
          if (first == i) {
            row[second] += value;
          } else if (second == i) {
            row[first] += value;
          }
        });
    for (int g = 0; g < effects.length; g++) {
      effects[g].addRow(i, row);
    }
    return row;
  }
}
