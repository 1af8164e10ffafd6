package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /**
   * The covariance of a model.
   *
   * @param V sampling covariance as far as it is known [n x n]
   * @param scales heterogeneity of the rows, one component per outcome
   * @param proportion the sampling variances known up to a factor; null for none
   * @param pairing the correlation of two outcomes; null for none
   * @param groups effects of groups
   */
  public MarginalCovariance(
      Symmetric V,
      List<ResidualHeterogeneity> scales,
      @Nullable ProportionalVariance proportion,
      @Nullable CorrelatedOutcomes pairing,
      List<GroupEffect> groups) {
    this(
        V,
        Stream.of(
                scales.stream(),
                Stream.ofNullable(proportion),
                Stream.ofNullable(pairing),
                groups.stream())
            .<CovarianceComponent>flatMap(part -> part)
            .toList());
  }

  private MarginalCovariance(Symmetric V, List<CovarianceComponent> components) {
    this.V = V;
    this.components = components;
    this.scales = components(ResidualHeterogeneity.class).toList();
    this.proportion = components(ProportionalVariance.class).findFirst().orElse(null);
    this.pairing = components(CorrelatedOutcomes.class).findFirst().orElse(null);
    this.groups = components(GroupEffect.class).toList();
    this.parameters = components.stream().mapToInt(CovarianceComponent::dimension).sum();
  }

  private <T extends CovarianceComponent> Stream<T> components(Class<T> kind) {
    return components.stream().filter(kind::isInstance).map(kind::cast);
  }

  /**
   * V alone, without heterogeneity.
   *
   * @param V sampling covariances [n x n]
   * @return M = V
   */
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

  /**
   * Whether the variances of rows are linear in theta, and not their log SDs.
   *
   * @return as {@code tau2 ~ ...} has them
   */
  public boolean hasLinearVariance() {
    return scales.stream().anyMatch(ResidualHeterogeneity::isVariance);
  }

  /**
   * The same structure in a basis that can hold the variances of some rows at 0: the first of an
   * order whose rows of the design are linearly independent.
   *
   * @param order of the rows [n]
   * @return with the same coefficients; itself where variances are not linear in theta
   */
  public MarginalCovariance pivoted(int... order) {
    List<CovarianceComponent> all = new ArrayList<>(components);
    all.replaceAll(
        part ->
            part instanceof ResidualHeterogeneity rows && rows.isVariance()
                ? rows.pivoted(order)
                : part);
    return new MarginalCovariance(V, all);
  }

  /**
   * A theta where no variance of a row is negative, near a given one.
   *
   * @param theta of the search [dimension]
   * @param least variance of a row that is asked for, above 0
   * @return a copy; nearer, but not there, where no theta is
   */
  public double[] feasible(double[] theta, double least) {
    double[] out = theta.clone();
    parts(
        (part, from) -> {
          if (part instanceof ResidualHeterogeneity rows && rows.isVariance()) {
            rows.lift(least, out, from);
          }
        });
    return out;
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
    int from12 = pairing == null ? 0 : first(pairing);
    int[] rho12 =
        pairing == null
            ? new int[0]
            : IntStream.range(from12, from12 + pairing.dimension()).toArray();
    parts(
        (part, from) ->
            part.boundaries(from).stream()
                // Without sigma the correlation of outcomes says nothing.
                .map(b -> part instanceof ResidualHeterogeneity ? b.idling(rho12) : b)
                .forEach(out::add));
    return List.copyOf(out);
  }

  /**
   * Values of elements of theta where M, as a function of the element, has a corner that depends on
   * the others.
   *
   * @param theta [parameters]
   * @return for each such element its values below and above
   */
  public Map<Integer, double[]> corners(double[] theta) {
    Map<Integer, double[]> out = new LinkedHashMap<>();
    parts(
        (part, from) -> {
          if (part instanceof ResidualHeterogeneity rows) {
            out.putAll(rows.corner(theta, from));
          }
        });
    return out;
  }

  /**
   * Values of an element of theta where M, as a function of it, has a corner whatever the others
   * are.
   *
   * @param t index in theta, from 0
   * @return ascending; none where M is smooth in it
   */
  public double[] corners(int t) {
    double[][] out = {{}};
    parts(
        (part, from) -> {
          if (part instanceof GroupEffect group && t == from + group.covariance().dimension()) {
            out[0] = group.dependence().corners();
          }
        });
    return out[0];
  }

  /** Where the parameters of a component begin in theta. */
  private int first(CovarianceComponent component) {
    return components.subList(0, components.indexOf(component)).stream()
        .mapToInt(CovarianceComponent::dimension)
        .sum();
  }

  /** Whether all heterogeneity is one sigma squared. */
  public boolean isOneVariance() {
    return parameters == 1 && hasSigma() && boundaries().size() == 1;
  }

  /**
   * Coefficients of the columns as written, from theta [parameters].
   *
   * @param theta parameters of the likelihood [parameters]
   * @return log SDs and Fisher z of the columns as written [parameters]
   */
  public double[] coefficients(double[] theta) {
    double[] out = theta.clone();
    parts((p, from) -> p.coefficients().ifPresent(design -> design.toCoefficients(out, from)));
    return out;
  }

  /**
   * theta from coefficients of the columns as written.
   *
   * @param coefficients of the columns as written [parameters]
   * @return parameters of the likelihood [parameters]
   */
  public double[] theta(double[] coefficients) {
    double[] out = coefficients.clone();
    parts((part, from) -> part.coefficients().ifPresent(design -> design.toBasis(out, from)));
    return out;
  }

  /**
   * Whether an element of theta is a coefficient of a design, which {@link #fixing} takes.
   *
   * @param t index in theta, from 0
   * @return false for correlations of the effects of a group, ranges and other components
   */
  public boolean isCoefficient(int t) {
    boolean[] out = new boolean[parameters];
    parts(
        (part, from) ->
            part.coefficients()
                .ifPresent(design -> Arrays.fill(out, from, from + design.columns(), true)));
    return out[t];
  }

  /**
   * The structure with one coefficient of a design given: theta loses that element.
   *
   * @param t index in theta of a coefficient of a design
   * @param value that it is given
   * @return a copy with one parameter less
   */
  public MarginalCovariance fixing(int t, double value) {
    List<CovarianceComponent> fixed = new ArrayList<>();
    parts(
        (part, from) -> {
          boolean here = t >= from && t < from + part.dimension();
          fixed.add(here ? part.designed().orElseThrow().fixing(t - from, value) : part);
        });
    return new MarginalCovariance(V, fixed);
  }

  /**
   * Correlations of the effects of a group at any theta, row-major [m x m]; theta of several
   * effects has correlations given those before.
   *
   * @param group index of the group
   * @param theta [parameters]
   * @return correlations, 1 on the diagonal [m x m]
   */
  public double[] groupCorrelation(int group, double[] theta) {
    GroupEffect effect = groups.get(group);
    EffectMatrix matrix = new EffectMatrix(effect);
    matrix.at(theta, first(effect));
    return matrix.correlation(0);
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
    return new MarginalCovariance(V, all);
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

  /**
   * The same covariance with the moderators of the residual scale exchanged between rows.
   *
   * @param order for each row, the row whose values of these moderators it takes
   * @return a copy
   */
  public MarginalCovariance withScalesOf(int... order) {
    return new MarginalCovariance(
        V, scales.stream().map(s -> s.withValuesOf(order)).toList(), proportion, pairing, groups);
  }

  /**
   * The same on the rows {@code keep}, in that order.
   *
   * @param keep indices of rows, from 0
   * @return a copy
   */
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
