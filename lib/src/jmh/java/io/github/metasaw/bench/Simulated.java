package io.github.metasaw.bench;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The studies both programs are timed on: yi ~ N(0.3, vi + 0.04), vi uniform on 0.01 to 0.2. */
final class Simulated {

  /** Number of data sets of a size, called in turn: no branch learns the numbers of one. */
  static final int SETS = 8;

  /** Moderators of {@link #moderated}. */
  static final int MODERATORS = 10;

  /** Number of rows of {@link #counts}, {@link #means} and {@link #correlations}. */
  static final int REPORTS = 10_000;

  private Simulated() {}

  static Table table(int k) {
    return table(k, 0);
  }

  /**
   * Studies of one size.
   *
   * @param set which data set, from 0
   */
  static Table table(int k, int set) {
    return table(k, new Random(k + 1_000_003L * set), 0.04);
  }

  /** Studies that differ less than chance makes them: REML's tau2 is 0. */
  static Table homogeneous(int k) {
    Table table = table(k, new Random(k), 0);
    DoubleColumn yi = table.doubleColumn("yi");
    for (int i = 0; i < k; i++) {
      yi.set(i, 0.3 + 0.5 * (yi.getDouble(i) - 0.3));
    }
    return table;
  }

  /** Studies with {@link #MODERATORS} moderators x1, x2, ... */
  static Table moderated(int k) {
    Random random = new Random(k);
    Table table = table(k, random, 0.04);
    for (int j = 1; j <= MODERATORS; j++) {
      table.addColumns(DoubleColumn.create("x" + j, random.doubles(k, -1, 1).toArray()));
    }
    return table;
  }

  private static Table table(int k, Random random, double tau2) {
    String[] study = new String[k];
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      study[i] = "Study " + (i + 1);
      vi[i] = 0.01 + 0.19 * random.nextDouble();
      yi[i] = 0.3 + Math.sqrt(vi[i] + tau2) * random.nextGaussian();
    }
    return Table.create(
        "simulated",
        StringColumn.create("study", study),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("vi", vi));
  }

  /** Events and totals of two groups, {@code ai, n1i, ci, n2i}; some events are 0. */
  static Table counts(int k) {
    Random random = new Random(k);
    int[][] cells = new int[4][k];
    for (int i = 0; i < k; i++) {
      cells[1][i] = 20 + random.nextInt(200);
      cells[3][i] = 20 + random.nextInt(200);
      cells[0][i] = random.nextInt(cells[1][i] / 4);
      cells[2][i] = random.nextInt(cells[3][i] / 4);
    }
    String[] names = {"ai", "n1i", "ci", "n2i"};
    Table table = Table.create("counts");
    for (int j = 0; j < names.length; j++) {
      table.addColumns(IntColumn.create(names[j], cells[j]));
    }
    return table;
  }

  /** Means, SDs and sizes of two groups, {@code m1i, sd1i, n1i, m2i, sd2i, n2i}. */
  static Table means(int k) {
    Random random = new Random(k);
    Table table = Table.create("means");
    for (int group = 1; group <= 2; group++) {
      table.addColumns(
          DoubleColumn.create("m" + group + "i", random.doubles(k, 4, 6).toArray()),
          DoubleColumn.create("sd" + group + "i", random.doubles(k, 1, 2).toArray()),
          IntColumn.create("n" + group + "i", random.ints(k, 10, 200).toArray()));
    }
    return table;
  }

  /** Correlations and sizes of samples, {@code ri, ni}. */
  static Table correlations(int k) {
    Random random = new Random(k);
    return Table.create(
        "correlations",
        DoubleColumn.create("ri", random.doubles(k, -0.9, 0.9).toArray()),
        IntColumn.create("ni", random.ints(k, 10, 500).toArray()));
  }

  static Studies studies(int k) {
    return studies(k, 0);
  }

  static Studies studies(int k, int set) {
    return StudyReader.of(table(k, set)).read();
  }
}
