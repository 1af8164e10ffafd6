package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Factor;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * M = D + Z K Z' with D diagonal, Z the cells of the rows and K the covariance of their effects, by
 * way of the means of the cells, weighted with D^-1. With S = Z'D^-1 Z, diagonal, and N = S^-1 + K,
 * the covariance of these means,
 *
 * <pre>|M| = |D| |S| |N|
 * M^-1 = D^-1 - D^-1 Z S^-1 Z'D^-1 + D^-1 Z S^-1 N^-1 S^-1 Z'D^-1
 * Z'M^-1 Z = N^-1</pre>
 *
 * so that only a matrix of the cells is factorised: for levels that are correlated, as species or
 * places are, with several rows each. K may be singular.
 */
final class CellFactor implements MarginalFactor {

  private final double[] v;
  private final List<GroupEffect> groups;
  private final EffectCells cells;

  /** Of the cells. */
  private final Symmetric pattern;

  /** The inverse of D [n]. */
  private final double[] w;

  /** The diagonal of S [cells]. */
  private final double[] s;

  private @Nullable Factor factor;

  CellFactor(MarginalCovariance structure, EffectCells cells) {
    this.v = structure.V().diagonal();
    this.groups = structure.groups();
    this.cells = cells;
    this.w = new double[v.length];
    this.s = new double[cells.count()];
    int[][] shared = new int[groups.size()][];
    for (int g = 0; g < shared.length; g++) {
      int[] blocks = groups.get(g).blocks();
      shared[g] = ofCells(c -> blocks[cells.first(c)]);
    }
    this.pattern = Structure.widen(Diagonal.of(new double[cells.count()]), shared);
  }

  private int[] ofCells(IntUnaryOperator value) {
    int[] out = new int[cells.count()];
    Arrays.setAll(out, value);
    return out;
  }

  @Override
  public boolean factor(Dispersion d) {
    Arrays.fill(s, 0);
    for (int i = 0; i < v.length; i++) {
      double variance = v[i] + d.added[i];
      if (!(variance > 0)) {
        return false;
      }
      w[i] = 1 / variance;
      s[cells.of(i)] += w[i];
    }
    factor = Factor.of(pattern.map((a, b, zero) -> element(d, a, b))).orElse(null);
    return factor != null;
  }

  /** Element (a, b) of N. */
  private double element(Dispersion d, int a, int b) {
    double sum = a == b ? 1 / s[a] : 0;
    for (EffectMatrix effect : d.effects) {
      sum += effect.covariance(cells.first(a), cells.first(b));
    }
    return sum;
  }

  private Factor current() {
    return Objects.requireNonNull(factor);
  }

  @Override
  public double logDet() {
    double[] each = new double[v.length];
    Arrays.fill(each, 1);
    return logDet(each);
  }

  @Override
  public double logDet(double[] weights) {
    double[] ofCells = new double[s.length];
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      sum -= weights[i] * Math.log(w[i]);
      ofCells[cells.of(i)] = weights[i];
    }
    for (int c = 0; c < s.length; c++) {
      sum += ofCells[c] * Math.log(s[c]);
    }
    return sum + current().logDet(ofCells);
  }

  @Override
  public void solve(double[] b) {
    double[] mean = means(b);
    double[] solved = mean.clone();
    current().solve(solved);
    for (int i = 0; i < b.length; i++) {
      int c = cells.of(i);
      b[i] = w[i] * (b[i] - mean[c] + solved[c] / s[c]);
    }
  }

  /** The weighted means of b [cells]. */
  private double[] means(double[] b) {
    double[] mean = new double[s.length];
    for (int i = 0; i < b.length; i++) {
      mean[cells.of(i)] += w[i] * b[i] / s[cells.of(i)];
    }
    return mean;
  }

  @Override
  public void inverse(Dispersion d, SelectedElements into) {
    for (double[] group : into.group) {
      Arrays.fill(group, 0);
    }
    double[] diagonal = new double[s.length];
    current()
        .inverse()
        .forEach(
            (a, b, value) -> {
              if (a == b) {
                diagonal[a] = value;
              }
              PatternFactor.addToGroups(into, groups, cells.first(a), cells.first(b), value);
            });
    for (int i = 0; i < w.length; i++) {
      int c = cells.of(i);
      double share = w[i] / s[c];
      into.diagonal[i] = w[i] * (1 - share) + share * share * diagonal[c];
    }
  }

  /** Means of cells from N(0, N), and deviations from them that D alone makes. */
  @Override
  public double[] draw(DoubleSupplier normal) {
    double[] e = new double[w.length];
    Arrays.setAll(e, i -> normal.getAsDouble() / Math.sqrt(w[i]));
    double[] own = means(e);
    double[] mean = new double[s.length];
    Arrays.setAll(mean, c -> normal.getAsDouble());
    current().halfMultiply(mean);
    for (int i = 0; i < e.length; i++) {
      int c = cells.of(i);
      e[i] += mean[c] - own[c];
    }
    return e;
  }

  @Override
  public String storage() {
    return pattern.storage();
  }
}
