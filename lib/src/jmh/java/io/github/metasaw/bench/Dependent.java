package io.github.metasaw.bench;

import io.github.metasaw.data.covariance.KnownV;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Simulated estimates for models of mean and dispersion, and their V. */
final class Dependent {

  /** Correlation of the sampling errors of a study. */
  private static final double RHO = 0.5;

  private Dependent() {}

  /** Rows of studies of equal size: study, lab, yi, vi, x, and a place in the unit square. */
  static Table table(int rows, int studies) {
    Random random = new Random(rows);
    double[] effect = IntStream.range(0, studies).mapToDouble(g -> random.nextGaussian()).toArray();
    String[] study = new String[rows];
    double[] yi = new double[rows];
    double[] vi = new double[rows];
    double[] x = new double[rows];
    for (int i = 0; i < rows; i++) {
      int g = (int) ((long) i * studies / rows);
      study[i] = "Study " + (g + 1);
      vi[i] = 0.01 + 0.09 * random.nextDouble();
      x[i] = random.nextGaussian();
      double own = vi[i] + Math.exp(-3 + 0.6 * x[i]);
      yi[i] = 0.3 + 0.1 * x[i] + 0.2 * effect[g] + Math.sqrt(own) * random.nextGaussian();
    }
    return Table.create(
        "simulated",
        StringColumn.create("study", study),
        StringColumn.create("lab", labs(rows)),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("vi", vi),
        DoubleColumn.create("x", x),
        column("px", rows, i -> random.nextDouble()),
        column("py", rows, i -> random.nextDouble()));
  }

  /** One of twelve laboratories, which cross the studies. */
  private static String[] labs(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> "Lab " + i % 12).toArray(String[]::new);
  }

  /** The same, every row of a study being at the place of its first row. */
  static Table places(int rows, int studies) {
    Table table = table(rows, studies);
    for (String name : new String[] {"px", "py"}) {
      double[] at = table.doubleColumn(name).asDoubleArray();
      table.replaceColumn(
          name,
          column(name, rows, i -> at[(int) ((long) (i * (long) studies / rows) * rows / studies)]));
    }
    return table;
  }

  /** Ten rows for each of the levels of two groupings, study and lab, which cross at random. */
  static Table crossed(int levels) {
    Random random = new Random(levels);
    int rows = 10 * levels;
    double[][] effect = new double[2][levels];
    String[][] name = new String[2][rows];
    double[] yi = new double[rows];
    for (double[] own : effect) {
      java.util.Arrays.setAll(own, g -> 0.3 * random.nextGaussian());
    }
    for (int i = 0; i < rows; i++) {
      yi[i] = 0.3 * random.nextGaussian();
      for (int group = 0; group < 2; group++) {
        int level = random.nextInt(levels);
        name[group][i] = "Level " + level;
        yi[i] += effect[group][level];
      }
    }
    return Table.create(
        "crossed",
        StringColumn.create("study", name[0]),
        StringColumn.create("lab", name[1]),
        DoubleColumn.create("yi", yi),
        column("vi", rows, i -> 0.05));
  }

  private static DoubleColumn column(String name, int rows, IntToDoubleFunction value) {
    return DoubleColumn.create(name, IntStream.range(0, rows).mapToDouble(value).toArray());
  }

  /** Rows of a study are correlated. */
  static KnownV blocks(Table table) {
    return KnownV.blocks(table, "vi", "study", RHO);
  }

  /** Every row is correlated with every other, less with distance in the square. */
  static KnownV dense(Table table) {
    double[] x = table.doubleColumn("px").asDoubleArray();
    double[] y = table.doubleColumn("py").asDoubleArray();
    double[] vi = table.doubleColumn("vi").asDoubleArray();
    double[][] v = new double[vi.length][vi.length];
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v.length; j++) {
        double distance = Math.hypot(x[i] - x[j], y[i] - y[j]);
        v[i][j] = Math.sqrt(vi[i] * vi[j]) * Math.exp(-5 * distance);
      }
    }
    return KnownV.dense(v);
  }

  /** Rows of a grid are correlated with their eight neighbours, the nearer four more. */
  static KnownV grid(Table table, int side) {
    double[] vi = table.doubleColumn("vi").asDoubleArray();
    int n = side * side;
    int[] row = new int[5 * n];
    int[] column = new int[5 * n];
    double[] value = new double[5 * n];
    int count = 0;
    int[][] steps = {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, -1}};
    double[] correlations = {1, 0.2, 0.2, 0.1, 0.1};
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < steps.length; s++) {
        int r = i / side + steps[s][0];
        int c = i % side + steps[s][1];
        if (r < side && c >= 0 && c < side) {
          int j = r * side + c;
          row[count] = i;
          column[count] = j;
          value[count++] = correlations[s] * Math.sqrt(vi[i] * vi[j]);
        }
      }
    }
    return KnownV.sparse(
        n,
        java.util.Arrays.copyOf(row, count),
        java.util.Arrays.copyOf(column, count),
        java.util.Arrays.copyOf(value, count));
  }
}
