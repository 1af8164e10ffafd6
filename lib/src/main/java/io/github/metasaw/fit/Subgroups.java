package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Each subgroup of the studies pooled by itself, and the test of whether their means differ.
 *
 * @param by the column that makes the groups
 * @param groups in the order of their first studies
 * @param Q between the groups, a chi-square; 0 for a single group
 * @param df number of groups less one
 * @param p its p value; 1 for a single group
 */
public record Subgroups(String by, List<Group> groups, double Q, int df, double p) {

  /**
   * One subgroup.
   *
   * @param name the value of the column
   * @param rows its studies, as indices of the rows of the whole fit
   * @param fit the model of these studies alone
   */
  public record Group(String name, List<Integer> rows, PooledFit fit) {
    /** Takes a copy of the rows. */
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /** Takes a copy of the groups. */
  public Subgroups {
    groups = List.copyOf(groups);
  }

  /**
   * The group of a name.
   *
   * @param name a value of the column
   * @return its studies and fit
   * @throws MetaException with the nearest name, if there is none
   */
  public Group group(String name) {
    for (Group group : groups) {
      if (group.name().equals(name)) {
        return group;
      }
    }
    throw MetaException.unknown(
        "subgroup", name, "of " + by, groups.stream().map(Group::name).toList());
  }

  /**
   * The fits as a table.
   *
   * @return subgroup, k, estimate, se, lower, upper, tau2, Q, df, Qp, I2; one row per group
   */
  public Table table() {
    StringColumn name = StringColumn.create("subgroup");
    IntColumn k = IntColumn.create("k");
    IntColumn df = IntColumn.create("df");
    DoubleColumn estimate = DoubleColumn.create("estimate");
    DoubleColumn se = DoubleColumn.create("se");
    DoubleColumn lower = DoubleColumn.create("lower");
    DoubleColumn upper = DoubleColumn.create("upper");
    DoubleColumn tau2 = DoubleColumn.create("tau2");
    DoubleColumn q = DoubleColumn.create("Q");
    DoubleColumn qp = DoubleColumn.create("Qp");
    DoubleColumn i2 = DoubleColumn.create("I2");
    for (Group group : groups) {
      PooledFit fit = group.fit();
      name.append(group.name());
      k.append(fit.studies().k());
      df.append(fit.df());
      estimate.append(fit.estimate());
      se.append(fit.se());
      lower.append(fit.lower());
      upper.append(fit.upper());
      tau2.append(fit.tau2());
      q.append(fit.Q());
      qp.append(fit.Qp());
      i2.append(fit.I2());
    }
    return Table.create(
        "subgroups of " + by, name, k, estimate, se, lower, upper, tau2, q, df, qp, i2);
  }
}
