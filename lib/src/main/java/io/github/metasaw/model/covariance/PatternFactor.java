package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Factor;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** M on the pattern of V, widened by pairs of outcomes and by groups. */
final class PatternFactor implements MarginalFactor {

  private final List<GroupEffect> groups;
  private final Symmetric pattern;

  /** The pair of each row; -1 for none. Empty without pairs. */
  private final int[] pair;

  /** Where elements find the effects of each group; null where a row has several. */
  private final @Nullable EffectPlaces[] places;

  /** Covariance of the effects of each group, as {@link LevelBlocks} store it. */
  private final double[][] effects;

  private @Nullable Factor factor;

  PatternFactor(MarginalCovariance structure) {
    groups = structure.groups();
    int n = structure.size();
    CorrelatedOutcomes pairing = structure.pairing();
    pair = pairing == null ? new int[0] : pairing.ofRows(n);
    int[][] shared = new int[groups.size() + (pair.length > 0 ? 1 : 0)][];
    for (int g = 0; g < groups.size(); g++) {
      shared[g] = groups.get(g).blocks();
    }
    if (pair.length > 0) {
      shared[groups.size()] = pair;
    }
    pattern = shared.length == 0 ? structure.V() : Structure.widen(structure.V(), shared);
    places = new EffectPlaces[groups.size()];
    effects = new double[groups.size()][];
    for (int g = 0; g < effects.length; g++) {
      GroupEffect group = groups.get(g);
      places[g] = EffectPlaces.of(group, pattern).orElse(null);
      boolean isRead = places[g] != null;
      effects[g] = new double[isRead ? group.dependence().blocks().stored(group.size()) : 0];
    }
  }

  @Override
  public boolean factor(Dispersion d) {
    Symmetric m = pair.length == 0 && groups.isEmpty() ? pattern.plusDiagonal(d.added) : filled(d);
    Optional<Factor> found = Factor.of(m);
    factor = found.orElse(null);
    return found.isPresent();
  }

  private Symmetric filled(Dispersion d) {
    for (int g = 0; g < effects.length; g++) {
      if (places[g] != null) {
        d.effects[g].elements(effects[g]);
      }
    }
    int[] next = {0};
    return pattern.map((i, j, v) -> d.ofRows(pair, i, j, v) + ofGroups(d, next[0]++, i, j));
  }

  private double ofGroups(Dispersion d, int e, int i, int j) {
    double sum = 0;
    for (int g = 0; g < effects.length; g++) {
      EffectPlaces own = places[g];
      sum += own == null ? d.effects[g].covariance(i, j) : own.covariance(e, effects[g]);
    }
    return sum;
  }

  private Factor current() {
    return java.util.Objects.requireNonNull(factor);
  }

  @Override
  public double logDet() {
    return current().logDet();
  }

  @Override
  public double logDet(double[] weights) {
    return current().logDet(weights);
  }

  @Override
  public void solve(double[] b) {
    current().solve(b);
  }

  @Override
  public void inverse(Dispersion d, SelectedElements into) {
    if (pair.length == 0 && groups.isEmpty()) {
      double[] diagonal = current().inverseDiagonal();
      System.arraycopy(diagonal, 0, into.diagonal, 0, diagonal.length);
      return;
    }
    for (double[] group : into.group) {
      Arrays.fill(group, 0);
    }
    int[] next = {0};
    current().inverse().forEach((i, j, value) -> add(into, next[0]++, i, j, value));
  }

  private void add(SelectedElements into, int e, int i, int j, double value) {
    if (i == j) {
      into.diagonal[i] = value;
    } else if (pair.length > 0 && pair[i] >= 0 && pair[i] == pair[j]) {
      into.pair[pair[i]] = value;
    }
    for (int g = 0; g < effects.length; g++) {
      EffectPlaces own = places[g];
      if (own == null) {
        add(into.group[g], groups.get(g), i, j, value);
      } else {
        own.add(e, value, i == j, into.group[g]);
      }
    }
  }

  /** Adds an element between rows i and j, and its mirror image, to those of the groups. */
  static void addToGroups(
      SelectedElements into, List<GroupEffect> groups, int i, int j, double value) {
    for (int g = 0; g < groups.size(); g++) {
      add(into.group[g], groups.get(g), i, j, value);
    }
  }

  private static void add(double[] into, GroupEffect group, int i, int j, double value) {
    int g = group.level(i);
    int h = group.level(j);
    LevelBlocks levels = group.dependence().blocks();
    if (g < 0 || h < 0 || !levels.connects(g, h)) {
      return;
    }
    int m = group.size();
    int left = group.only(i);
    int right = group.only(j);
    if (left >= 0 && right >= 0) {
      double product = group.z(i, left) * group.z(j, right) * value;
      into[levels.index(g, left, h, right, m)] += product;
      if (i != j) {
        into[levels.index(h, right, g, left, m)] += product;
      }
      return;
    }
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        double product = group.z(i, a) * group.z(j, b) * value;
        into[levels.index(g, a, h, b, m)] += product;
        if (i != j) {
          into[levels.index(h, b, g, a, m)] += product;
        }
      }
    }
  }

  @Override
  public double[] draw(DoubleSupplier normal) {
    double[] z = new double[pattern.size()];
    Arrays.setAll(z, i -> normal.getAsDouble());
    current().halfMultiply(z);
    return z;
  }

  @Override
  public String storage() {
    return pattern.storage();
  }
}
