package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.DistinctNames;
import io.github.metasaw.diagnostic.MetaException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Posterior draws of named variables: chains of equal length that target the same posterior. Draws
 * of warm-up, if kept, are for trace plots only and enter no summary. Immutable: arrays are copied
 * on the way in and out.
 */
public final class Draws {

  private final List<String> names;
  private final double[][][] values;
  private final double[][][] warmup;

  private Draws(List<String> names, double[][][] values, double[][][] warmup) {
    this.names = names;
    this.values = values;
    this.warmup = warmup;
  }

  /**
   * Draws without warm-up.
   *
   * @param names of the variables, each once, not starting with a dot
   * @param values {@code [variable][chain][iteration]}, at least one of each; numbers that are not
   *     finite are allowed: they are a fault of the sampler, which {@link DrawChecks} reports
   * @return the draws, copied
   * @throws MetaException if names and values do not fit, or chains differ in length
   */
  public static Draws of(List<String> names, double[][][] values) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || name.startsWith(".")) {
        throw MetaException.of(
            "a variable cannot be named '"
                + name
                + "': give a name that does not start with a dot");
      }
      if (!seen.add(name)) {
        throw MetaException.of("two variables are named '" + name + "'");
      }
    }
    double[][][] copy = copy("draws", names, values);
    if (names.isEmpty() || copy[0].length == 0 || copy[0][0].length == 0) {
      throw MetaException.of("there are no draws: give at least one variable, chain and iteration");
    }
    return new Draws(List.copyOf(names), copy, new double[names.size()][copy[0].length][0]);
  }

  /**
   * The same draws with those of the warm-up before them.
   *
   * @param warmup {@code [variable][chain][iteration]}, as many variables and chains as the draws
   * @return a copy
   * @throws MetaException if the shape does not fit
   */
  public Draws withWarmup(double[][][] warmup) {
    double[][][] copy = copy("warm-up draws", names, warmup);
    if (copy[0].length != chains()) {
      throw MetaException.of(
          "the warm-up has " + copy[0].length + " chains, but the draws have " + chains());
    }
    return new Draws(names, values, copy);
  }

  /**
   * Some of the variables, with their warm-up.
   *
   * @param some their names, in the order asked for
   * @return draws of those variables
   * @throws MetaException if there is no such variable, or none is asked for
   */
  public Draws select(List<String> some) {
    double[][][] draws = new double[some.size()][][];
    double[][][] before = new double[some.size()][][];
    for (int v = 0; v < draws.length; v++) {
      draws[v] = values[index(some.get(v))];
      before[v] = warmup[index(some.get(v))];
    }
    Draws selected = of(some, draws);
    return warmupIterations() > 0 ? selected.withWarmup(before) : selected;
  }

  /**
   * The names of the variables.
   *
   * @return in the order given
   */
  public List<String> names() {
    return names;
  }

  /**
   * The number of chains.
   *
   * @return at least 1
   */
  public int chains() {
    return values[0].length;
  }

  /**
   * The iterations of one chain, without warm-up.
   *
   * @return at least 1
   */
  public int iterations() {
    return values[0][0].length;
  }

  /**
   * The warm-up iterations of one chain.
   *
   * @return 0 if none were kept
   */
  public int warmupIterations() {
    return warmup[0][0].length;
  }

  /**
   * The draws of one variable.
   *
   * @param name of the variable
   * @return {@code [chain][iteration]}
   * @throws MetaException if there is no such variable
   */
  public double[][] variable(String name) {
    return copy(values[index(name)]);
  }

  /**
   * The draws of one variable, as {@link Rhat} and other diagnostics take them.
   *
   * @param name of the variable
   * @return {@code [iteration][chain]}
   * @throws MetaException if there is no such variable
   */
  public double[][] byIteration(String name) {
    double[][] chains = values[index(name)];
    double[][] rows = new double[iterations()][chains()];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < chains.length; c++) {
        rows[i][c] = chains[c][i];
      }
    }
    return rows;
  }

  /**
   * All draws of one variable, chain after chain.
   *
   * @param name of the variable
   * @return {@code [chains x iterations]}
   * @throws MetaException if there is no such variable
   */
  public double[] pooled(String name) {
    return Chains.pooled(values[index(name)]);
  }

  /**
   * The warm-up draws of one variable.
   *
   * @param name of the variable
   * @return {@code [chain][iteration]}; empty chains if none were kept
   * @throws MetaException if there is no such variable
   */
  public double[][] warmup(String name) {
    return copy(warmup[index(name)]);
  }

  /**
   * One row per draw, chain after chain: {@code .chain} and {@code .iteration}, both from 1, then a
   * column for each variable; the layout of {@code posterior::as_draws_df}.
   *
   * @return the draws as a table
   */
  public Table toTable() {
    int n = iterations();
    int[] chain = new int[chains() * n];
    int[] iteration = new int[chain.length];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = i / n + 1;
      iteration[i] = i % n + 1;
    }
    Table table =
        Table.create(
            "draws", IntColumn.create(".chain", chain), IntColumn.create(".iteration", iteration));
    List<String> columns = DistinctNames.of(names);
    for (int j = 0; j < columns.size(); j++) {
      table.addColumns(DoubleColumn.create(columns.get(j), pooled(names.get(j))));
    }
    return table;
  }

  /** The draws themselves, not a copy: for readers of this package. */
  double[][] chainsOf(int variable) {
    return values[variable];
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw MetaException.unknown("variable", name, "in the draws", names);
    }
    return index;
  }

  private static double[][][] copy(String what, List<String> names, double[][][] values) {
    if (values.length != names.size()) {
      throw MetaException.of(
          "there are %d names for %s of %d variables".formatted(names.size(), what, values.length));
    }
    double[][][] copy = new double[values.length][][];
    for (int v = 0; v < values.length; v++) {
      copy[v] = copy(values[v]);
      requireShape("%s of '%s'".formatted(what, names.get(v)), copy[v], copy[0], names.get(0));
    }
    return copy;
  }

  /** Every variable has as many chains as the first, and every chain as many iterations. */
  private static void requireShape(
      String what, double[][] chains, double[][] first, String nameOfFirst) {
    if (chains.length != first.length) {
      throw MetaException.of(
          "%s have %d chains, but those of '%s' have %d"
              .formatted(what, chains.length, nameOfFirst, first.length));
    }
    for (int c = 0; c < chains.length; c++) {
      if (chains[c].length != first[0].length) {
        throw MetaException.of(
            "%s in chain %d have %d iterations, but the first chain has %d"
                .formatted(what, c + 1, chains[c].length, first[0].length));
      }
    }
  }

  private static double[][] copy(double[][] chains) {
    double[][] copy = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      copy[c] = chains[c].clone();
    }
    return copy;
  }
}
