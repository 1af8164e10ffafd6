package io.github.metasaw.data.covariance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the sampling errors of estimates of one study are correlated, and how strongly. The
 * correlation of two rows of a cluster is
 *
 * <pre>
 * r (g11 s1 t1 - g12 s1 t2 - g21 s2 t1 + g22 s2 t2) / (d e)
 * </pre>
 *
 * where r is the correlation of their types, or of their observations if the type is the same. Each
 * row compares group 1 with group 2: s are 1 / sqrt(w) of the groups of the one row, t of the
 * other, and gab is phi^|difference of times| where group a of the one is group b of the other, 0
 * where it is not. d and e are the square roots of the same sum for each row with itself. What is
 * not set does not matter: all rows are of one type, one observation, one time, and compare the
 * same two groups.
 *
 * <p>As {@code metafor::vcalc} in R, whose arguments have these names. Immutable: each setting
 * returns a copy.
 */
public final class Dependence {

  /** The columns that name the two groups a row compares; none for a group that all share. */
  record Groups(@Nullable String first, @Nullable String second) {}

  /** The columns of the sizes of the two groups; none where they are alike. */
  record Weights(@Nullable String first, @Nullable String second) {}

  /**
   * The columns of the times at which the two groups were measured, and the autocorrelation.
   *
   * @param isAdditive whether only what the types and observations leave uncorrelated fades
   */
  record Times(@Nullable String first, @Nullable String second, double phi, boolean isAdditive) {}

  private final @Nullable String subgroup;
  private final @Nullable TypeCorrelations types;
  private final @Nullable TypeCorrelations observations;
  private final Groups groups;
  private final Weights weights;
  private final Times times;

  private Dependence(
      @Nullable String subgroup,
      @Nullable TypeCorrelations types,
      @Nullable TypeCorrelations observations,
      Groups groups,
      Weights weights,
      Times times) {
    this.subgroup = subgroup;
    this.types = types;
    this.observations = observations;
    this.groups = groups;
    this.weights = weights;
    this.times = times;
  }

  /** Nothing set: all rows of a cluster are one and the same, and correlated by 1. */
  public static Dependence of() {
    return new Dependence(
        null,
        null,
        null,
        new Groups(null, null),
        new Weights(null, null),
        new Times(null, null, 1, false));
  }

  /**
   * Any two rows of one type are correlated: each row is its own observation.
   *
   * @param rho correlation, from -1 to 1
   * @return a copy
   */
  public Dependence rho(double rho) {
    return withObservations(TypeCorrelations.rows(rho));
  }

  /**
   * Rows of one type that differ in a column are correlated.
   *
   * @param column of observations
   * @param rho correlation, from -1 to 1
   * @return a copy
   */
  public Dependence obs(String column, double rho) {
    return withObservations(TypeCorrelations.of(column, rho));
  }

  /**
   * Rows of one type that differ in a column are correlated as a matrix says.
   *
   * @param column of observations
   * @param values of the column, in the order of the rows of {@code rho}
   * @param rho correlations, symmetric [values x values]
   * @return a copy
   */
  public Dependence obs(String column, List<String> values, double[][] rho) {
    return withObservations(TypeCorrelations.of(column, values, rho));
  }

  private Dependence withObservations(TypeCorrelations other) {
    return new Dependence(subgroup, types, other, groups, weights, times);
  }

  /**
   * Rows that differ in a column, for example in the outcome, are correlated.
   *
   * @param column of types
   * @param rho correlation, from -1 to 1
   * @return a copy
   */
  public Dependence type(String column, double rho) {
    return withTypes(TypeCorrelations.of(column, rho));
  }

  /**
   * Rows that differ in a column are correlated as a matrix says.
   *
   * @param column of types
   * @param values of the column, in the order of the rows of {@code rho}
   * @param rho correlations, symmetric [values x values]
   * @return a copy
   */
  public Dependence type(String column, List<String> values, double[][] rho) {
    return withTypes(TypeCorrelations.of(column, values, rho));
  }

  private Dependence withTypes(TypeCorrelations other) {
    return new Dependence(subgroup, other, observations, groups, weights, times);
  }

  /**
   * Rows measured a time t apart are correlated by phi^t.
   *
   * @param column of times, numbers
   * @param phi correlation at a distance of 1
   * @return a copy
   */
  public Dependence time(String column, double phi) {
    return times(column, column, phi);
  }

  /**
   * Rows measured a time t apart are correlated by phi^t, with a time for each of the two groups
   * that a row compares.
   *
   * @param time1 column of times of the first group, numbers
   * @param time2 column of times of the second group, numbers
   * @param phi correlation at a distance of 1
   * @return a copy
   */
  public Dependence times(String time1, String time2, double phi) {
    Times other = new Times(time1, time2, TypeCorrelations.correlation("phi", phi), false);
    return new Dependence(subgroup, types, observations, groups, weights, other);
  }

  /**
   * Rows measured a time t apart are correlated by r + (1 - r) phi^t, where r is the correlation of
   * their types or observations: one part of the errors is shared at all times, the other fades. R:
   * {@code struct="CS+CAR"} of metafor's {@code aggregate}.
   *
   * @param column of times, numbers
   * @param phi correlation of the part that fades, at a distance of 1
   * @return a copy
   */
  public Dependence fadingTime(String column, double phi) {
    Times other = new Times(column, null, TypeCorrelations.correlation("phi", phi), true);
    return new Dependence(subgroup, types, observations, groups, weights, other);
  }

  /**
   * Each row compares a group with a control that the whole cluster shares.
   *
   * @param grp1 column of the group
   * @return a copy
   */
  public Dependence groups(String grp1) {
    Groups other = new Groups(grp1, null);
    return new Dependence(subgroup, types, observations, other, weights, times);
  }

  /**
   * Each row compares two groups.
   *
   * @param grp1 column of the first group
   * @param grp2 column of the second group
   * @return a copy
   */
  public Dependence groups(String grp1, String grp2) {
    Groups other = new Groups(grp1, grp2);
    return new Dependence(subgroup, types, observations, other, weights, times);
  }

  /**
   * The two groups that a row compares are of one size.
   *
   * @param w column of that size
   * @return a copy
   */
  public Dependence weights(String w) {
    return weights(w, w);
  }

  /**
   * The sizes of the two groups that a row compares.
   *
   * @param w1 column of sizes of the first group
   * @param w2 column of sizes of the second group
   * @return a copy
   */
  public Dependence weights(String w1, String w2) {
    Weights other = new Weights(w1, w2);
    return new Dependence(subgroup, types, observations, groups, other, times);
  }

  /**
   * Rows of a cluster that differ in a column are independent.
   *
   * @param column of subgroups
   * @return a copy
   */
  public Dependence subgroup(String column) {
    return new Dependence(column, types, observations, groups, weights, times);
  }

  @Nullable String subgroup() {
    return subgroup;
  }

  @Nullable TypeCorrelations types() {
    return types;
  }

  @Nullable TypeCorrelations observations() {
    return observations;
  }

  Groups groups() {
    return groups;
  }

  Weights weights() {
    return weights;
  }

  Times times() {
    return times;
  }
}
