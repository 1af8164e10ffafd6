package io.github.metasaw.integrate;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Several analytic functions of one variable that are expensive to compute, tabulated by Legendre
 * series on panels of equal width. A panel is made when a place in it is first asked for. Functions
 * whose singularities are farther from the real line than three panels are kept to the precision of
 * doubles. Not for several threads at once.
 */
@API(status = API.Status.INTERNAL)
public final class FunctionTable {

  /** Nodes of a panel. */
  private static final int NODES = 16;

  private static final Legendre RULE = Legendre.of(NODES);

  /** P_m as a polynomial: row m has its coefficients of 1, x, x^2, ... */
  private static final double[][] MONOMIALS = monomials();

  /** Places farther from 0 than this number of panels are not tabulated. */
  private static final int MAX_PANELS = 1 << 14;

  private final Functions functions;
  private final int count;
  private final double width;
  private double[] @Nullable [] right = new double[16][];
  private double[] @Nullable [] left = new double[16][];

  /** The functions that are tabulated. */
  @FunctionalInterface
  public interface Functions {

    /**
     * Computes all functions at a place.
     *
     * @param x the place
     * @param out receives a finite value of each function [count]
     */
    void at(double x, double[] out);
  }

  /**
   * An empty table.
   *
   * @param functions which are tabulated
   * @param count how many they are
   * @param width of a panel, larger than 0
   */
  public FunctionTable(Functions functions, int count, double width) {
    this.functions = functions;
    this.count = count;
    this.width = width;
  }

  private static double[][] monomials() {
    double[][] m = new double[NODES][NODES];
    m[0][0] = 1;
    m[1][1] = 1;
    for (int n = 1; n + 1 < NODES; n++) {
      for (int j = 0; j < NODES; j++) {
        double shifted = j > 0 ? (2 * n + 1) * m[n][j - 1] : 0;
        m[n + 1][j] = (shifted - n * m[n - 1][j]) / (n + 1);
      }
    }
    return m;
  }

  /**
   * A function at a place.
   *
   * @param f which, from 0
   * @param x the place
   * @return its value
   */
  public double value(int f, double x) {
    double place = x / width;
    if (!(Math.abs(place) < MAX_PANELS)) {
      return computed(x)[f];
    }
    int j = floor(place);
    double[] c = panel(j);
    double y = 2 * (place - j) - 1;
    double y2 = y * y;
    double y4 = y2 * y2;
    double y8 = y4 * y4;
    int i = f * NODES;
    double low =
        c[i]
            + y * c[i + 1]
            + y2 * (c[i + 2] + y * c[i + 3])
            + y4 * (c[i + 4] + y * c[i + 5] + y2 * (c[i + 6] + y * c[i + 7]));
    double high =
        c[i + 8]
            + y * c[i + 9]
            + y2 * (c[i + 10] + y * c[i + 11])
            + y4 * (c[i + 12] + y * c[i + 13] + y2 * (c[i + 14] + y * c[i + 15]));
    return low + y8 * high;
  }

  /**
   * The first two derivatives of a function.
   *
   * @param f which, from 0
   * @param x the place
   * @param out receives the first and the second derivative [2]
   */
  public void derivatives(int f, double x, double[] out) {
    double place = x / width;
    if (!(Math.abs(place) < MAX_PANELS)) {
      double before = computed(x - width)[f];
      double here = computed(x)[f];
      double after = computed(x + width)[f];
      out[0] = (after - before) / (2 * width);
      out[1] = (after - 2 * here + before) / (width * width);
      return;
    }
    int j = floor(place);
    double[] c = panel(j);
    double y = 2 * (place - j) - 1;
    double slope = 0;
    double bend = 0;
    for (int i = NODES - 1; i > 0; i--) {
      slope = slope * y + i * c[f * NODES + i];
      if (i > 1) {
        bend = bend * y + i * (i - 1) * c[f * NODES + i];
      }
    }
    out[0] = 2 * slope / width;
    out[1] = 4 * bend / (width * width);
  }

  private static int floor(double place) {
    int j = (int) place;
    return place < j ? j - 1 : j;
  }

  private double[] computed(double x) {
    double[] out = new double[count];
    functions.at(x, out);
    return out;
  }

  private double[] panel(int j) {
    int at = j >= 0 ? j : -1 - j;
    double[] @Nullable [] side = j >= 0 ? right : left;
    if (at >= side.length) {
      side = Arrays.copyOf(side, Math.max(at + 1, 2 * side.length));
      if (j >= 0) {
        right = side;
      } else {
        left = side;
      }
    }
    double[] known = side[at];
    if (known == null) {
      known = make(j);
      // The functions may ask this table themselves, which may have grown meanwhile.
      (j >= 0 ? right : left)[at] = known;
    }
    return known;
  }

  private double[] make(int j) {
    double[][] values = new double[count][NODES];
    double[] out = new double[count];
    for (int i = 0; i < NODES; i++) {
      functions.at(width * (j + 0.5 * (RULE.node(i) + 1)), out);
      for (int f = 0; f < count; f++) {
        values[f][i] = out[f];
      }
    }
    double[] c = new double[count * NODES];
    for (int f = 0; f < count; f++) {
      // About one of the values, so that a large one does not take digits from the others.
      double base = values[f][NODES / 2];
      for (int i = 0; i < NODES; i++) {
        values[f][i] -= base;
      }
      double[] series = RULE.coefficients(values[f]);
      for (int m = 0; m < NODES; m++) {
        for (int i = 0; i <= m; i++) {
          c[f * NODES + i] += series[m] * MONOMIALS[m][i];
        }
      }
      c[f * NODES] += base;
    }
    return c;
  }
}
