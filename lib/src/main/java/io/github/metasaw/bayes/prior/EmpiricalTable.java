package io.github.metasaw.bayes.prior;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A published table of distributions of log tau2 by type of outcome and comparison, and by medical
 * area where the table has them.
 *
 * @param df degrees of freedom of Student's t; infinite for a normal distribution of log tau2
 * @param outcomes rows [m]
 * @param comparisons columns [n]
 * @param areas one or several tables of the same shape [a]
 * @param locations of log tau2 [a][n][m]
 * @param scales of log tau2 [a][n][m]
 * @param general over all types
 * @param remarks on odd cells, by outcome, comparison and area, each from 0
 */
record EmpiricalTable(
    double df,
    List<String> outcomes,
    List<String> comparisons,
    List<String> areas,
    double[][][] locations,
    double[][][] scales,
    Cell general,
    Map<List<Integer>, String> remarks) {

  private static final String ANY_NON_PHARMACOLOGICAL = "non-pharmacological (any)";

  /**
   * One distribution.
   *
   * @param name of whose heterogeneity it is
   * @param location of log tau2, natural logarithm of a variance
   * @param scale of log tau2
   * @param df as of the table
   * @param remark on its numbers; empty for most
   */
  record Cell(String name, double location, double scale, double df, String remark) {

    /** The density of tau. */
    DensityFamily density() {
      return df == Double.POSITIVE_INFINITY
          ? DensityFamily.logNormal(location / 2, scale / 2)
          : DensityFamily.logStudent(df, location / 2, scale / 2);
    }

    /** The distribution of log tau2 in words. */
    String words() {
      return df == Double.POSITIVE_INFINITY
          ? String.format(Locale.ROOT, "normal with mean %.2f and SD %.2f", location, scale)
          : String.format(
              Locale.ROOT,
              "Student's t with %.0f degrees of freedom, location %.2f and scale %.2f",
              df,
              location,
              scale);
    }
  }

  /**
   * A cell.
   *
   * @param o row
   * @param c column
   * @param a area
   */
  Cell cell(int o, int c, int a) {
    double location = locations[a][c][o];
    String name = outcomes.get(o) + ", " + comparisons.get(c);
    return new Cell(
        areas.size() > 1 ? name + ", " + areas.get(a) : name,
        location,
        scales[a][c][o],
        df,
        remarks.getOrDefault(List.of(o, c, a), ""));
  }

  /**
   * A comparison by its two sides, in any order.
   *
   * @param sides as {@link #plain} makes them
   * @return -1 for none
   */
  int findComparison(String... sides) {
    if (sides.length != 2) {
      return -1;
    }
    int any = comparisons.indexOf(ANY_NON_PHARMACOLOGICAL);
    boolean isOther = sides[0].startsWith("non-ph") || sides[1].startsWith("non-ph");
    if (any >= 0 && isOther) {
      return any;
    }
    int at = find(sides[0] + " vs " + sides[1], comparisons);
    return at >= 0 ? at : find(sides[1] + " vs " + sides[0], comparisons);
  }

  /**
   * A name as written, or the only one that begins so.
   *
   * @return its place; -1 for none, and for several
   */
  static int find(String written, List<String> names) {
    String wanted = plain(written);
    int found = -1;
    int count = 0;
    for (int i = 0; i < names.size(); i++) {
      String name = plain(names.get(i));
      if (name.equals(wanted)) {
        return i;
      }
      if (!wanted.isEmpty() && name.startsWith(wanted)) {
        found = i;
        count++;
      }
    }
    return count == 1 ? found : -1;
  }

  /** A name without capitals, without blanks about slashes and without the point of "vs.". */
  static String plain(String name) {
    return name.strip()
        .toLowerCase(Locale.ROOT)
        .replace("vs.", "vs")
        .replace("versus", "vs")
        .replaceAll("\\s*/\\s*", "/")
        .replaceAll("\\s+", " ");
  }
}
