package io.github.metasaw.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of studies as people have them, and as nobody should. */
final class RandomTable {

  /** Names that moderators may have: plain ones, and those of quantities and functions. */
  static final List<String> NAMES =
      List.of(
          "x",
          "z",
          "year",
          "tau",
          "mu",
          "sigma",
          "tau2",
          "zeta2",
          "beta",
          "log",
          "I",
          "a b",
          "estimate",
          "se",
          "(Intercept)",
          "Größe",
          "theta",
          "phi",
          "prior",
          "x.1",
          "factor");

  private static final List<String> LEVELS =
      List.of("a", "b", "c", "A", "", "x y", "(Intercept)", "1", "NA", "ß", "a:b", "[x]", "∞");

  private static final double[] EXTREMES = {
    0,
    -0.0,
    1,
    1e-8,
    1e-20,
    1e-160,
    1e-300,
    Double.MIN_VALUE,
    1e8,
    1e20,
    1e100,
    1e160,
    1e300,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  private final SplittableRandom random;

  /** In how many of a hundred cells an extreme value stands. */
  private final int percentExtreme;

  RandomTable(SplittableRandom random) {
    this.random = random;
    this.percentExtreme = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(25);
  }

  /**
   * Columns yi and vi (or sei), y2, study, lab, g (levels), n (counts), then moderators.
   *
   * @param moderators their names
   */
  Table make(List<String> moderators) {
    int k = random.nextInt(12) == 0 ? random.nextInt(3) : 2 + random.nextInt(14);
    double scale = random.nextInt(6) == 0 ? Math.pow(10, random.nextInt(-12, 13)) : 1;
    double size = random.nextInt(5) == 0 ? Math.pow(10, random.nextInt(-6, 4)) : 0.1;
    boolean same = random.nextInt(15) == 0;
    double[] yi = new double[k];
    double[] y2 = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      yi[i] = cell(scale * (same ? 1 : random.nextGaussian()));
      y2[i] = cell(scale * random.nextGaussian());
      vi[i] = Math.abs(cell(scale * scale * size * (same ? 1 : 0.05 + random.nextDouble())));
    }
    Table table =
        Table.create(
            "dat",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi),
            DoubleColumn.create("y2", y2),
            labels("study", k, random.nextInt(4) == 0 ? k : Math.max(1, k / 2)),
            labels("lab", k, 3),
            levels("g", k),
            counts("n", k));
    for (String name : moderators) {
      if (!table.containsColumn(name)) {
        table.addColumns(random.nextInt(4) == 0 ? levels(name, k) : numbers(name, k));
      }
    }
    return table;
  }

  private double cell(double value) {
    if (random.nextInt(100) >= percentExtreme) {
      return value;
    }
    double extreme = EXTREMES[random.nextInt(EXTREMES.length)];
    return random.nextBoolean() ? extreme : -extreme;
  }

  private DoubleColumn numbers(String name, int k) {
    double[] x = new double[k];
    double scale = random.nextInt(5) == 0 ? Math.pow(10, random.nextInt(-12, 13)) : 1;
    boolean constant = random.nextInt(15) == 0;
    for (int i = 0; i < k; i++) {
      x[i] = cell(scale * (constant ? 1 : random.nextGaussian()));
    }
    return DoubleColumn.create(name, x);
  }

  private IntColumn counts(String name, int k) {
    int[] n = new int[k];
    for (int i = 0; i < k; i++) {
      n[i] = random.nextInt(3);
    }
    return IntColumn.create(name, n);
  }

  private StringColumn labels(String name, int k, int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      labels.add("s" + i % Math.max(1, count));
    }
    return StringColumn.create(name, labels);
  }

  private StringColumn levels(String name, int k) {
    int count = 1 + random.nextInt(4);
    int first = random.nextInt(LEVELS.size());
    List<String> levels = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      levels.add(LEVELS.get((first + random.nextInt(count)) % LEVELS.size()));
    }
    return StringColumn.create(name, levels);
  }
}
