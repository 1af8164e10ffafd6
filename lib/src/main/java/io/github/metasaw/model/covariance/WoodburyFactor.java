package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.BorderedFactor;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * M = D + Z G Z' with D diagonal, by the identity of Woodbury: with G = R R', Y = Z R and A = I +
 * Y'D^-1 Y, M^-1 = D^-1 - D^-1 Y A^-1 Y'D^-1 and |M| = |D| |A|. A falls apart into one matrix a
 * {@link LevelComponents} component. Linear in the rows, whatever the size of the groups; a
 * variance of 0 needs no care.
 */
final class WoodburyFactor implements MarginalFactor {

  private final double[] v;
  private final List<GroupEffect> groups;
  private final LevelComponents connection;
  private final int[] offset;
  private final double[] d;

  /** Y of each row, group by group and effect by effect: row i begins at i x width. */
  private final double[] y;

  private final int width;

  /** A of each component. */
  private final List<BorderedFactor> factors;

  WoodburyFactor(MarginalCovariance structure, LevelComponents connection) {
    this.v = structure.V().diagonal();
    this.groups = structure.groups();
    this.connection = connection;
    this.offset = LevelComponents.offsets(groups);
    this.d = new double[v.length];
    this.width = groups.stream().mapToInt(GroupEffect::size).sum();
    this.y = new double[v.length * width];
    this.factors = connection.factors(structure);
  }

  @Override
  public boolean factor(Dispersion dispersion) {
    for (int i = 0; i < d.length; i++) {
      d[i] = v[i] + dispersion.added[i];
      if (!(d[i] > 0)) {
        return false;
      }
      scale(dispersion, i);
    }
    factors.forEach(BorderedFactor::setIdentity);
    int[] effects = new int[width];
    for (int i = 0; i < d.length; i++) {
      effects(i, effects);
      for (int s = 0; s < width; s++) {
        if (effects[s] >= 0) {
          accumulate(i, s, effects);
        }
      }
    }
    for (BorderedFactor factor : factors) {
      if (!factor.factor()) {
        return false;
      }
    }
    return true;
  }

  private void accumulate(int i, int s, int[] effects) {
    BorderedFactor factor = factors.get(connection.component(effects[s]));
    int row = connection.place(effects[s]);
    double scaled = y[i * width + s] / d[i];
    for (int t = 0; t < width; t++) {
      if (effects[t] >= 0 && connection.place(effects[t]) <= row) {
        factor.add(row, connection.place(effects[t]), scaled * y[i * width + t]);
      }
    }
  }

  /** y_i = R'z_i. */
  private void scale(Dispersion dispersion, int i) {
    int at = i * width;
    for (int g = 0; g < groups.size(); g++) {
      GroupEffect group = groups.get(g);
      int m = group.size();
      int level = group.level(i);
      for (int b = 0; b < m; b++) {
        double sum = 0;
        for (int e = b; level >= 0 && e < m; e++) {
          sum += dispersion.effects[g].root(level, e, b) * group.z(i, e);
        }
        y[at++] = sum;
      }
    }
  }

  /** The effects of row i; -1 where it has none. */
  private void effects(int i, int[] into) {
    int at = 0;
    for (int g = 0; g < groups.size(); g++) {
      int m = groups.get(g).size();
      int level = groups.get(g).level(i);
      for (int b = 0; b < m; b++) {
        into[at++] = level < 0 ? -1 : offset[g] + level * m + b;
      }
    }
  }

  @Override
  public double logDet() {
    double sum = 0;
    for (double value : d) {
      sum += Math.log(value);
    }
    for (BorderedFactor factor : factors) {
      sum += factor.logDet();
    }
    return sum;
  }

  @Override
  public double logDet(double[] weights) {
    double[] weight = new double[factors.size()];
    int[] effects = new int[width];
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      sum += weights[i] * Math.log(d[i]);
      effects(i, effects);
      for (int effect : effects) {
        if (effect >= 0) {
          weight[connection.component(effect)] = weights[i];
        }
      }
    }
    for (int c = 0; c < factors.size(); c++) {
      sum += weight[c] * factors.get(c).logDet();
    }
    return sum;
  }

  @Override
  public void solve(double[] b) {
    double[][] right = new double[factors.size()][];
    for (int c = 0; c < factors.size(); c++) {
      right[c] = new double[connection.size(c)];
    }
    int[] effects = new int[width];
    for (int i = 0; i < d.length; i++) {
      b[i] /= d[i];
      effects(i, effects);
      for (int s = 0; s < width; s++) {
        if (effects[s] >= 0) {
          right[connection.component(effects[s])][connection.place(effects[s])] +=
              y[i * width + s] * b[i];
        }
      }
    }
    for (int c = 0; c < factors.size(); c++) {
      factors.get(c).solve(right[c]);
    }
    for (int i = 0; i < d.length; i++) {
      effects(i, effects);
      double sum = 0;
      for (int s = 0; s < width; s++) {
        if (effects[s] >= 0) {
          sum +=
              y[i * width + s]
                  * right[connection.component(effects[s])][connection.place(effects[s])];
        }
      }
      b[i] -= sum / d[i];
    }
  }

  @Override
  public void inverse(Dispersion dispersion, SelectedElements into) {
    double[][] h = new double[factors.size()][];
    for (int c = 0; c < factors.size(); c++) {
      h[c] = factors.get(c).inverse();
    }
    int[] effects = new int[width];
    for (int i = 0; i < d.length; i++) {
      effects(i, effects);
      double sum = 0;
      for (int s = 0; s < width; s++) {
        for (int t = 0; effects[s] >= 0 && t < width; t++) {
          if (effects[t] >= 0) {
            int c = connection.component(effects[s]);
            int at = connection.place(effects[s]) * connection.size(c);
            sum += y[i * width + s] * h[c][at + connection.place(effects[t])] * y[i * width + t];
          }
        }
      }
      into.diagonal[i] = (1 - sum / d[i]) / d[i];
    }
    for (int g = 0; g < groups.size(); g++) {
      for (int level = 0; level < groups.get(g).levels(); level++) {
        level(g, level, h, into.group[g]);
      }
    }
  }

  /** Z_g'M^-1 Z_g of one level: Z'D^-1 Z - K A^-1 K', K = Z'D^-1 Y. */
  private void level(int g, int level, double[][] h, double[] into) {
    GroupEffect group = groups.get(g);
    int m = group.size();
    int c = connection.component(offset[g] + level * m);
    int q = connection.size(c);
    double[] k = new double[m * q];
    double[] own = new double[m * m];
    int[] effects = new int[width];
    for (int i : group.rows(level)) {
      effects(i, effects);
      for (int e = 0; e < m; e++) {
        double scaled = group.z(i, e) / d[i];
        for (int f = 0; f < m; f++) {
          own[e * m + f] += scaled * group.z(i, f);
        }
        for (int s = 0; s < width; s++) {
          if (effects[s] >= 0) {
            k[e * q + connection.place(effects[s])] += scaled * y[i * width + s];
          }
        }
      }
    }
    for (int e = 0; e < m; e++) {
      int[] left = nonzero(k, e * q, q);
      for (int f = 0; f < m; f++) {
        int[] right = f == e ? left : nonzero(k, f * q, q);
        double sum = own[e * m + f];
        for (int s : left) {
          for (int t : right) {
            sum -= k[e * q + s] * h[c][s * q + t] * k[f * q + t];
          }
        }
        into[(level * m + e) * m + f] = sum;
      }
    }
  }

  /** Where a row of K is not zero: at the effects of rows that the level has. */
  private static int[] nonzero(double[] k, int from, int q) {
    return IntStream.range(0, q).filter(s -> k[from + s] != 0).toArray();
  }

  @Override
  public double[] draw(DoubleSupplier normal) {
    double[] e = new double[offset[groups.size()]];
    java.util.Arrays.setAll(e, i -> normal.getAsDouble());
    double[] z = new double[d.length];
    int[] effects = new int[width];
    for (int i = 0; i < d.length; i++) {
      z[i] = Math.sqrt(d[i]) * normal.getAsDouble();
      effects(i, effects);
      for (int s = 0; s < width; s++) {
        if (effects[s] >= 0) {
          z[i] += y[i * width + s] * e[effects[s]];
        }
      }
    }
    return z;
  }

  @Override
  public String storage() {
    return "diagonal + groups";
  }
}
