package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Components;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The marginal covariance of the estimates,
 *
 * <pre>M(theta) = V + Omega + diag(phi / w) + sum_g Z_g G_g Z_g'</pre>
 *
 * where V is known, Omega is diag(sigma^2) with log sigma_i = s_i'gamma (SD, natural log), and for
 * two outcomes has rho_i sigma_1i sigma_2i between the two rows of a study, atanh rho_i = r_i'zeta.
 * phi is the unknown factor of a sampling variance known up to proportion. Immutable: the structure
 * and what theta means; {@link Dispersion} holds the values at one theta.
 *
 * <p>theta stacks gamma by outcome, log phi, zeta, and the parameters of each group, in the bases
 * of their designs; {@link #coefficients} turns it into what the table of coefficients shows.
 */
public final class MarginalCovariance {

  private final Symmetric V;
  private final List<ResidualHeterogeneity> scales;
  private final @Nullable ProportionalVariance proportion;
  private final @Nullable CorrelatedOutcomes pairing;
  private final List<GroupEffect> groups;

  /** All of them, in the order of theta. */
  private final List<CovarianceComponent> components;

  private final int parameters;

  public MarginalCovariance(
      Symmetric V,
      List<ResidualHeterogeneity> scales,
      @Nullable ProportionalVariance proportion,
      @Nullable CorrelatedOutcomes pairing,
      List<GroupEffect> groups) {
    this.V = V;
    this.scales = List.copyOf(scales);
    this.proportion = proportion;
    this.pairing = pairing;
    this.groups = List.copyOf(groups);
    List<CovarianceComponent> all = new ArrayList<>(scales);
    if (proportion != null) {
      all.add(proportion);
    }
    if (pairing != null) {
      all.add(pairing);
    }
    all.addAll(groups);
    this.components = List.copyOf(all);
    this.parameters = all.stream().mapToInt(CovarianceComponent::dimension).sum();
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

  public List<ResidualHeterogeneity> scales() {
    return scales;
  }

  @Nullable ProportionalVariance proportion() {
    return proportion;
  }

  public @Nullable CorrelatedOutcomes pairing() {
    return pairing;
  }

  /** Number of elements of theta. */
  public int dimension() {
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

  /** Something done with a component, whose part of theta begins at {@code from}. */
  @FunctionalInterface
  interface Part {
    void at(CovarianceComponent component, int from);
  }

  void parts(Part part) {
    int from = 0;
    for (CovarianceComponent component : components) {
      part.at(component, from);
      from += component.dimension();
    }
  }

  /**
   * What the elements of theta are.
   *
   * @return in the order of theta [dimension]
   */
  public List<Parameter> parameters() {
    return components.stream().flatMap(component -> component.parameters().stream()).toList();
  }

  /**
   * Names of theta, as the table of coefficients shows them.
   *
   * @return in the order of theta [dimension]
   */
  public List<String> names() {
    return parameters().stream().map(Parameter::name).toList();
  }

  /** Whether the text has the line that each element of theta belongs to. */
  public boolean[] modelled() {
    boolean[] out = new boolean[parameters];
    parts((part, from) -> Arrays.fill(out, from, from + part.dimension(), part.modelled()));
    return out;
  }

  /** Places at infinity where a maximum may be: components absent, effects of a group alike. */
  public List<Boundary> boundaries() {
    List<Boundary> out = new ArrayList<>();
    int[] rho12 = pairing == null ? new int[0] : ofPairing();
    parts(
        (part, from) ->
            part.boundaries(from).stream()
                // Without sigma the correlation of outcomes says nothing.
                .map(b -> part instanceof ResidualHeterogeneity ? b.idling(rho12) : b)
                .forEach(out::add));
    return List.copyOf(out);
  }

  /** Where the parameters of rho12 stand in theta. */
  private int[] ofPairing() {
    int[] out = new int[parameters];
    int[] count = new int[1];
    parts(
        (part, from) -> {
          for (int t = 0; part instanceof CorrelatedOutcomes && t < part.dimension(); t++) {
            out[count[0]++] = from + t;
          }
        });
    return Arrays.copyOf(out, count[0]);
  }

  /** Whether all heterogeneity is one sigma squared. */
  public boolean isOneVariance() {
    return parameters == 1 && hasSigma() && boundaries().size() == 1;
  }

  /** Coefficients of the columns as written, from theta [parameters]. */
  public double[] coefficients(double[] theta) {
    double[] out = theta.clone();
    parts((p, from) -> p.coefficients().ifPresent(design -> design.toCoefficients(out, from)));
    return out;
  }

  /** theta from coefficients of the columns as written. */
  public double[] theta(double[] coefficients) {
    double[] out = coefficients.clone();
    parts((part, from) -> part.coefficients().ifPresent(design -> design.toBasis(out, from)));
    return out;
  }

  /** Whether an element of theta is a coefficient of a design, which {@link #fixing} takes. */
  public boolean isCoefficient(int t) {
    boolean[] out = new boolean[parameters];
    parts(
        (part, from) ->
            Arrays.fill(out, from, from + part.dimension(), part.coefficients().isPresent()));
    return out[t];
  }

  /**
   * The structure with one coefficient of a design given: theta loses that element.
   *
   * @param t index in theta of a coefficient of a design
   */
  public MarginalCovariance fixing(int t, double value) {
    List<CovarianceComponent> fixed = new ArrayList<>();
    parts(
        (part, from) -> {
          boolean here = t >= from && t < from + part.dimension();
          fixed.add(here ? part.designed().orElseThrow().fixing(t - from, value) : part);
        });
    return with(V, fixed);
  }

  private static MarginalCovariance with(Symmetric V, List<CovarianceComponent> components) {
    List<ResidualHeterogeneity> scales = new ArrayList<>();
    ProportionalVariance proportion = null;
    CorrelatedOutcomes pairing = null;
    List<GroupEffect> groups = new ArrayList<>();
    for (CovarianceComponent component : components) {
      if (component instanceof ResidualHeterogeneity scale) {
        scales.add(scale);
      } else if (component instanceof ProportionalVariance sampling) {
        proportion = sampling;
      } else if (component instanceof CorrelatedOutcomes pairs) {
        pairing = pairs;
      } else if (component instanceof GroupEffect group) {
        groups.add(group);
      }
    }
    return new MarginalCovariance(V, scales, proportion, pairing, groups);
  }

  /**
   * Correlations of the effects of a group at any theta, row-major [m x m]; theta of several
   * effects has correlations given those before.
   */
  public double[] groupCorrelation(int group, double[] theta) {
    GroupEffect effect = groups.get(group);
    double[] root = new double[effect.levels() * effect.size() * effect.size()];
    effect.roots(theta, first(group), root);
    return effect.correlation(root, 0);
  }

  /** Where the parameters of a group begin in theta. */
  private int first(int group) {
    int from = parameters;
    for (int g = groups.size() - 1; g >= group; g--) {
      from -= groups.get(g).dimension();
    }
    return from;
  }

  /** The same with another design of one component, and of the correlations it bears on. */
  MarginalCovariance replacing(CovarianceComponent old, ScaleDesign design) {
    List<CovarianceComponent> all = new ArrayList<>();
    boolean[] absent = new boolean[size()];
    for (CovarianceComponent component : components) {
      CovarianceComponent own =
          component == old ? old.designed().orElseThrow().with(design) : component;
      if (own instanceof ResidualHeterogeneity scale) {
        scale.absent(absent);
      }
      all.add(own);
    }
    all.replaceAll(
        component ->
            component instanceof CorrelatedOutcomes pairs && old instanceof ResidualHeterogeneity
                ? pairs.with(pairs.design().within(pairs.informed(absent), 0))
                : component);
    return with(V, all);
  }

  /**
   * theta of a structure that differs in its designs only, as near as can be to {@code theta} of
   * this one.
   */
  public double[] translate(double[] theta, MarginalCovariance other) {
    double[] out = new double[other.parameters];
    int[] from = new int[1];
    parts(
        (part, own) -> {
          int index = components.indexOf(part);
          CovarianceComponent there = other.components.get(index);
          if (part == there || there.coefficients().isEmpty()) {
            System.arraycopy(theta, own, out, from[0], part.dimension());
          } else {
            double[] linear = part.coefficients().orElseThrow().linear(theta, own);
            there.coefficients().orElseThrow().nearest(linear, out, from[0]);
          }
          from[0] += there.dimension();
        });
    return out;
  }

  List<CovarianceComponent> components() {
    return components;
  }

  /** Names of columns of dispersion designs that others explain, with their parameter. */
  public List<String> aliased() {
    return components.stream()
        .flatMap(component -> component.coefficients().stream())
        .flatMap(design -> design.aliased().stream())
        .toList();
  }

  /** Which rows are correlated, by V, as outcomes of one study or by a group: a number each [n]. */
  public int[] membership() {
    Components rows = new Components(size());
    rows.join(Structure.membership(V));
    for (int r = 0; pairing != null && r < pairing.pairs(); r++) {
      rows.join(pairing.first(r), pairing.second(r));
    }
    for (GroupEffect group : groups) {
      int[] block = group.blocks();
      int[] first = new int[group.levels()];
      Arrays.fill(first, -1);
      for (int i = 0; i < block.length; i++) {
        if (block[i] >= 0 && first[block[i]] < 0) {
          first[block[i]] = i;
        } else if (block[i] >= 0) {
          rows.join(i, first[block[i]]);
        }
      }
    }
    return rows.membership();
  }

  /** The same on the rows {@code keep}, in that order. */
  public MarginalCovariance select(int[] keep) {
    int[] place = new int[size()];
    Arrays.fill(place, -1);
    for (int r = 0; r < keep.length; r++) {
      place[keep[r]] = r;
    }
    return new MarginalCovariance(
        V.select(keep),
        scales.stream().map(scale -> scale.select(place)).toList(),
        proportion == null ? null : proportion.select(keep),
        pairing == null ? null : pairing.select(place),
        groups.stream().map(group -> group.select(keep)).toList());
  }
}
