package io.github.metasaw.model;

import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The marginal covariance of the estimates,
 *
 * <pre>M(theta) = V + Omega + diag(phi / w) + sum_g Z_g G_g Z_g'</pre>
 *
 * where V is known, Omega is diag(sigma^2) with log sigma_i = s_i'gamma (SD, natural log), and for
 * two outcomes has rho_i sigma_1i sigma_2i between the two rows of a study, atanh rho_i = r_i'zeta.
 * phi is the unknown factor of a sampling variance known up to proportion. Immutable: the structure
 * and its derivatives; {@link Dispersion} holds the values at one theta.
 *
 * <p>theta stacks gamma by outcome, log phi, zeta, and the parameters of each group, in the bases
 * of their designs; {@link #coefficients} turns it into what the table of coefficients shows.
 */
public final class MarginalCovariance {

  private final Symmetric V;
  private final List<RowScale> scales;
  private final double @Nullable [] proportion;
  private final @Nullable Pairing pairing;
  private final List<GroupEffect> groups;
  private final int parameters;

  /**
   * Log SD of some rows.
   *
   * @param target {@code sigma}, {@code sigma1}
   * @param row rows of the model that rows of the design belong to
   * @param design log SD; no columns for no heterogeneity
   * @param modelled whether the text has the line
   */
  record RowScale(String target, int[] row, ScaleDesign design, boolean modelled) {}

  /**
   * The correlation of two outcomes.
   *
   * @param first row of the first outcome of each pair
   * @param second row of the second outcome
   * @param design Fisher's z of the correlation
   * @param modelled whether the text has the line
   */
  record Pairing(int[] first, int[] second, ScaleDesign design, boolean modelled) {}

  MarginalCovariance(
      Symmetric V,
      List<RowScale> scales,
      double @Nullable [] proportion,
      @Nullable Pairing pairing,
      List<GroupEffect> groups) {
    this.V = V;
    this.scales = List.copyOf(scales);
    this.proportion = proportion;
    this.pairing = pairing;
    this.groups = List.copyOf(groups);
    this.parameters = names().size();
  }

  /** V alone, without heterogeneity. */
  public static MarginalCovariance known(Symmetric V) {
    return new MarginalCovariance(V, List.of(), null, null, List.of());
  }

  /** n. */
  public int size() {
    return V.size();
  }

  /** The known part. */
  public Symmetric V() {
    return V;
  }

  /** The group effects. */
  public List<GroupEffect> groups() {
    return groups;
  }

  /** Number of elements of theta. */
  public int parameters() {
    return parameters;
  }

  /** Whether some row has heterogeneity of its own. */
  public boolean hasSigma() {
    return scales.stream().anyMatch(scale -> scale.design().isPresent());
  }

  /** Whether the sampling variance is known up to a factor only. */
  public boolean isProportional() {
    return proportion != null;
  }

  /** Whether two outcomes are correlated. */
  public boolean isBivariate() {
    return scales.size() == 2;
  }

  /**
   * Names of theta, as the table of coefficients shows them: {@code sigma:(Intercept)}, {@code
   * log(phi)}, {@code rho12:(Intercept)}, {@code sd(study):(Intercept)}.
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (RowScale scale : scales) {
      scale.design().names().forEach(term -> names.add(scale.target() + ":" + term));
    }
    if (proportion != null) {
      names.add("log(phi)");
    }
    if (pairing != null) {
      pairing.design().names().forEach(term -> names.add("rho12:" + term));
    }
    for (GroupEffect group : groups) {
      if (group.size() == 1) {
        group.sd().names().forEach(term -> names.add("sd(" + group.name() + "):" + term));
        continue;
      }
      for (int a = 0; a < group.size(); a++) {
        for (int b = 0; b <= a; b++) {
          names.add("chol(%s)[%d,%d]".formatted(group.name(), a + 1, b + 1));
        }
      }
    }
    return names;
  }

  /** Whether the text has the line that each element of theta belongs to. */
  public boolean[] modelled() {
    boolean[] out = new boolean[parameters];
    int t = 0;
    for (RowScale scale : scales) {
      Arrays.fill(out, t, t + scale.design().columns(), scale.modelled());
      t += scale.design().columns();
    }
    if (proportion != null) {
      out[t++] = true;
    }
    if (pairing != null) {
      Arrays.fill(out, t, t + pairing.design().columns(), pairing.modelled());
      t += pairing.design().columns();
    }
    for (GroupEffect group : groups) {
      Arrays.fill(out, t, t + group.parameters(), group.modelled());
      t += group.parameters();
    }
    return out;
  }

  /**
   * Which elements of theta are the logarithm of one SD or variance common to all rows or levels:
   * at -Infinity that component is absent.
   */
  public boolean[] constantScale() {
    boolean[] out = new boolean[parameters];
    int t = 0;
    for (RowScale scale : scales) {
      // Without sigma a correlation would have no meaning.
      if (scale.design().columns() > 0) {
        out[t] = scale.design().isConstant() && pairing == null;
      }
      t += scale.design().columns();
    }
    if (proportion != null) {
      out[t++] = true;
    }
    if (pairing != null) {
      t += pairing.design().columns();
    }
    for (GroupEffect group : groups) {
      if (group.parameters() > 0) {
        out[t] = group.size() == 1 && group.sd().isConstant();
      }
      t += group.parameters();
    }
    return out;
  }

  /** What a coefficient of theta's designs does, in order. */
  @FunctionalInterface
  private interface Part {
    void at(ScaleDesign design, int from);
  }

  /** Visits the designs of theta, each with where its part of theta begins. */
  private void designs(Part part) {
    int t = 0;
    for (RowScale scale : scales) {
      part.at(scale.design(), t);
      t += scale.design().columns();
    }
    t += proportion == null ? 0 : 1;
    if (pairing != null) {
      part.at(pairing.design(), t);
      t += pairing.design().columns();
    }
    for (GroupEffect group : groups) {
      if (group.size() == 1) {
        part.at(group.sd(), t);
      }
      t += group.parameters();
    }
  }

  /** Coefficients of the columns as written, from theta [parameters]. */
  public double[] coefficients(double[] theta) {
    double[] out = theta.clone();
    designs((design, from) -> design.toCoefficients(out, from));
    return out;
  }

  /** theta from coefficients of the columns as written. */
  public double[] theta(double[] coefficients) {
    double[] out = coefficients.clone();
    designs((design, from) -> design.toBasis(out, from));
    return out;
  }

  /**
   * The structure with one coefficient of a design given: theta loses that element.
   *
   * @param t index in theta of a coefficient of a design
   */
  public MarginalCovariance fixing(int t, double value) {
    List<RowScale> rows = new ArrayList<>();
    int from = 0;
    for (RowScale scale : scales) {
      int k = t - from;
      boolean here = k >= 0 && k < scale.design().columns();
      from += scale.design().columns();
      ScaleDesign design = here ? scale.design().fixing(k, value) : scale.design();
      rows.add(new RowScale(scale.target(), scale.row(), design, scale.modelled()));
    }
    from += proportion == null ? 0 : 1;
    Pairing pairs = pairing;
    if (pairs != null) {
      int k = t - from;
      from += pairs.design().columns();
      if (k >= 0 && t < from) {
        ScaleDesign design = pairs.design().fixing(k, value);
        pairs = new Pairing(pairs.first(), pairs.second(), design, pairs.modelled());
      }
    }
    List<GroupEffect> effects = new ArrayList<>();
    for (GroupEffect group : groups) {
      int k = t - from;
      from += group.parameters();
      effects.add(k >= 0 && t < from ? group.fixing(k, value) : group);
    }
    return new MarginalCovariance(V, rows, proportion, pairs, effects);
  }

  /** Whether an element of theta is a coefficient of a design, which {@link #fixing} takes. */
  public boolean isCoefficient(int t) {
    String name = names().get(t);
    return !name.equals("log(phi)") && !name.startsWith("chol(");
  }

  /** Names of columns of dispersion designs that others explain, with their parameter. */
  public List<String> aliased() {
    List<String> names = new ArrayList<>();
    designs((design, from) -> names.addAll(design.aliased()));
    return names;
  }

  /**
   * A theta to begin a search with, from the variance that V leaves unexplained: it is shared among
   * the components alike.
   *
   * @param unexplained of a row, on the scale of yi squared, above 0
   */
  public double[] start(double unexplained) {
    double[] theta = new double[parameters];
    int components = (hasSigma() ? 1 : 0) + groups.size();
    double logSd = 0.5 * Math.log(unexplained / Math.max(1, components));
    int t = 0;
    for (RowScale scale : scales) {
      scale.design().constant(logSd, theta, t);
      t += scale.design().columns();
    }
    double[] w = proportion;
    if (w != null) {
      theta[t++] = Math.log(unexplained / Arrays.stream(w).average().orElse(1));
    }
    t += pairing == null ? 0 : pairing.design().columns();
    for (GroupEffect group : groups) {
      group.start(logSd, theta, t);
      t += group.parameters();
    }
    return theta;
  }

  /** Values at theta, written to {@code into}. */
  void at(double[] theta, Dispersion into) {
    Arrays.fill(into.sigma, 0);
    int t = 0;
    for (RowScale scale : scales) {
      ScaleDesign design = scale.design();
      if (design.isPresent()) {
        for (int r = 0; r < scale.row().length; r++) {
          into.sigma[scale.row()[r]] = Math.exp(design.linear(r, theta, t));
        }
      }
      t += design.columns();
    }
    for (int i = 0; i < into.added.length; i++) {
      into.added[i] = into.sigma[i] * into.sigma[i];
    }
    if (proportion != null) {
      into.phi = Math.exp(theta[t++]);
      for (int i = 0; i < into.added.length; i++) {
        into.added[i] += into.phi * proportion[i];
      }
    }
    if (pairing != null) {
      for (int r = 0; r < into.rho.length; r++) {
        into.rho[r] = Math.tanh(pairing.design().linear(r, theta, t));
        into.covariance[r] =
            into.rho[r] * into.sigma[pairing.first()[r]] * into.sigma[pairing.second()[r]];
      }
      t += pairing.design().columns();
    }
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).roots(theta, t, into.root[g]);
      t += groups.get(g).parameters();
    }
  }

  /**
   * d/dtheta of a function of M, given its derivative S with respect to the elements of M.
   *
   * @param s diagonal of S, its elements between paired rows, and Z_g'S Z_g by level
   */
  double[] gradient(Dispersion d, Elements s) {
    double[] gradient = new double[parameters];
    double[] bySigma = new double[size()];
    for (int i = 0; i < bySigma.length; i++) {
      bySigma[i] = 2 * d.sigma[i] * d.sigma[i] * s.diagonal[i];
    }
    if (pairing != null) {
      for (int r = 0; r < d.rho.length; r++) {
        double both = 2 * s.pair[r] * d.covariance[r];
        bySigma[pairing.first()[r]] += both;
        bySigma[pairing.second()[r]] += both;
      }
    }
    int t = 0;
    for (RowScale scale : scales) {
      for (int r = 0; r < scale.row().length; r++) {
        scale.design().accumulate(r, bySigma[scale.row()[r]], gradient, t);
      }
      t += scale.design().columns();
    }
    if (proportion != null) {
      for (int i = 0; i < bySigma.length; i++) {
        gradient[t] += d.phi * proportion[i] * s.diagonal[i];
      }
      t++;
    }
    if (pairing != null) {
      for (int r = 0; r < d.rho.length; r++) {
        pairing.design().accumulate(r, 2 * s.pair[r] * slope(d, r), gradient, t);
      }
      t += pairing.design().columns();
    }
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).gradient(d.root[g], s.group[g], gradient, t);
      t += groups.get(g).parameters();
    }
    return gradient;
  }

  /** d covariance / d atanh rho of a pair. */
  private double slope(Dispersion d, int r) {
    Pairing p = java.util.Objects.requireNonNull(pairing);
    return (1 - d.rho[r] * d.rho[r]) * d.sigma[p.first()[r]] * d.sigma[p.second()[r]];
  }

  /** (dM/dtheta_t) u for every t [parameters][n]. */
  double[][] derivatives(Dispersion d, double[] u) {
    int n = size();
    double[][] out = new double[parameters][n];
    int t = 0;
    for (RowScale scale : scales) {
      for (int k = 0; k < scale.design().columns(); k++) {
        bySigma(d, scale, k, u, out[t++]);
      }
    }
    if (proportion != null) {
      for (int i = 0; i < n; i++) {
        out[t][i] = d.phi * proportion[i] * u[i];
      }
      t++;
    }
    if (pairing != null) {
      for (int k = 0; k < pairing.design().columns(); k++) {
        for (int r = 0; r < d.rho.length; r++) {
          double c = slope(d, r) * pairing.design().x(r, k);
          out[t][pairing.first()[r]] += c * u[pairing.second()[r]];
          out[t][pairing.second()[r]] += c * u[pairing.first()[r]];
        }
        t++;
      }
    }
    for (int g = 0; g < groups.size(); g++) {
      for (int k = 0; k < groups.get(g).parameters(); k++) {
        groups.get(g).derivative(d.root[g], k, u, out[t++]);
      }
    }
    return out;
  }

  private void bySigma(Dispersion d, RowScale scale, int k, double[] u, double[] out) {
    double[] x = new double[size()];
    for (int r = 0; r < scale.row().length; r++) {
      int i = scale.row()[r];
      x[i] = scale.design().x(r, k);
      out[i] += 2 * d.sigma[i] * d.sigma[i] * x[i] * u[i];
    }
    if (pairing != null) {
      for (int r = 0; r < d.rho.length; r++) {
        int i = pairing.first()[r];
        int j = pairing.second()[r];
        double c = d.covariance[r] * (x[i] + x[j]);
        out[i] += c * u[j];
        out[j] += c * u[i];
      }
    }
  }

  /** Which rows are correlated, by V, as outcomes of one study or by a group: a number each [n]. */
  public int[] membership() {
    int[] component = Structure.membership(V);
    int[] parent = IntStream.range(0, size()).toArray();
    int[] first = new int[size()];
    Arrays.fill(first, -1);
    for (int i = 0; i < size(); i++) {
      join(parent, first, component[i], i);
    }
    for (int r = 0; pairing != null && r < pairing.first().length; r++) {
      parent[find(parent, pairing.first()[r])] = find(parent, pairing.second()[r]);
    }
    for (GroupEffect group : groups) {
      for (int g = 0; g < group.levels(); g++) {
        int[] rows = group.members().of(g);
        for (int i = 1; i < rows.length; i++) {
          parent[find(parent, rows[i])] = find(parent, rows[0]);
        }
      }
    }
    return IntStream.range(0, size()).map(i -> find(parent, i)).toArray();
  }

  private static void join(int[] parent, int[] first, int component, int i) {
    if (first[component] < 0) {
      first[component] = i;
    }
    parent[i] = first[component];
  }

  private static int find(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** M among some rows, row-major [rows x rows]. */
  double[] covariance(Dispersion d, int[] rows) {
    int n = rows.length;
    int[] pair = new int[n];
    Arrays.fill(pair, -1);
    if (pairing != null) {
      int[] place = new int[size()];
      Arrays.fill(place, -1);
      for (int r = 0; r < n; r++) {
        place[rows[r]] = r;
      }
      for (int r = 0; r < d.rho.length; r++) {
        int i = place[pairing.first()[r]];
        int j = place[pairing.second()[r]];
        if (i >= 0 && j >= 0) {
          pair[i] = r;
          pair[j] = r;
        }
      }
    }
    double[] out = new double[n * n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = V.get(rows[a], rows[b]);
        if (a == b) {
          sum += d.added[rows[a]];
        } else if (pair[a] >= 0 && pair[a] == pair[b]) {
          sum += d.covariance[pair[a]];
        }
        for (int g = 0; g < groups.size(); g++) {
          sum += groups.get(g).covariance(d.root[g], rows[a], rows[b]);
        }
        out[a * n + b] = sum;
        out[b * n + a] = sum;
      }
    }
    return out;
  }

  /** Adds the heterogeneity's covariance of row i with every row to {@code row}. */
  void add(Dispersion d, int i, double[] row) {
    row[i] += d.added[i];
    for (int r = 0; r < d.rho.length; r++) {
      Pairing pairs = java.util.Objects.requireNonNull(pairing);
      if (pairs.first()[r] == i) {
        row[pairs.second()[r]] += d.covariance[r];
      } else if (pairs.second()[r] == i) {
        row[pairs.first()[r]] += d.covariance[r];
      }
    }
    for (int g = 0; g < groups.size(); g++) {
      GroupEffect group = groups.get(g);
      if (group.level(i) >= 0) {
        double[] own = group.covariance(d.root[g], group.level(i));
        for (int j : group.members().of(group.level(i))) {
          for (int a = 0; a < group.size(); a++) {
            for (int b = 0; b < group.size(); b++) {
              row[j] += group.z(i, a) * own[a * group.size() + b] * group.z(j, b);
            }
          }
        }
      }
    }
  }

  @Nullable Pairing pairing() {
    return pairing;
  }

  List<RowScale> scales() {
    return scales;
  }

  double @Nullable [] proportion() {
    return proportion;
  }

  /** The same on the rows {@code keep}, in that order. */
  MarginalCovariance select(int[] keep) {
    int[] place = new int[size()];
    Arrays.fill(place, -1);
    for (int r = 0; r < keep.length; r++) {
      place[keep[r]] = r;
    }
    List<RowScale> rows = new ArrayList<>();
    for (RowScale scale : scales) {
      int[] kept = present(scale.row(), place);
      rows.add(
          new RowScale(
              scale.target(),
              Arrays.stream(kept).map(r -> place[scale.row()[r]]).toArray(),
              scale.design().select(kept),
              scale.modelled()));
    }
    double[] w = proportion;
    return new MarginalCovariance(
        V.select(keep),
        rows,
        w == null ? null : Arrays.stream(keep).mapToDouble(i -> w[i]).toArray(),
        pairing == null ? null : select(pairing, place),
        groups.stream().map(group -> group.select(keep)).toList());
  }

  private static Pairing select(Pairing pairs, int[] place) {
    int[] kept =
        IntStream.range(0, pairs.first().length)
            .filter(r -> place[pairs.first()[r]] >= 0 && place[pairs.second()[r]] >= 0)
            .toArray();
    return new Pairing(
        Arrays.stream(kept).map(r -> place[pairs.first()[r]]).toArray(),
        Arrays.stream(kept).map(r -> place[pairs.second()[r]]).toArray(),
        pairs.design().select(kept),
        pairs.modelled());
  }

  private static int[] present(int[] rows, int[] place) {
    return IntStream.range(0, rows.length).filter(r -> place[rows[r]] >= 0).toArray();
  }
}
