package io.github.metasaw.integrate;

import java.util.Arrays;

/**
 * The Gauss rule of a measure that is given as a list of points: n nodes and weights that integrate
 * every polynomial of degree below 2n as the list does. A long list, such as the nodes of a
 * composite rule, becomes a short one for integrals of what varies smoothly.
 *
 * <p>The recurrence of the orthogonal polynomials is found by Stieltjes' procedure, nodes and
 * weights as eigenvalues and first elements of eigenvectors of its Jacobi matrix (Golub and Welsch
 * 1969, Math. Comp. 23, 221), by implicit QL steps. Rounding spoils the recurrence when n comes
 * near the number of points that matter, so n should be well below it.
 *
 * @param nodes within the range of the points, ascending [n]
 * @param weights of the sum of the points' weights, none negative [n]
 */
public record GaussRule(double[] nodes, double[] weights) {

  private static final int MAX_STEPS = 60;

  /**
   * The rule of a list.
   *
   * @param points any order, finite [m]
   * @param masses 0 or larger, their sum above 0 [m]
   * @param n number of nodes, at least 1
   */
  public static GaussRule of(double[] points, double[] masses, int n) {
    double[] diagonal = new double[n];
    double[] below = new double[n];
    double total = recurrence(points, masses, diagonal, below);
    double[] first = new double[n];
    first[0] = 1;
    eigen(diagonal, below, first);
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(diagonal[a], diagonal[b]));
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      nodes[i] = diagonal[order[i]];
      weights[i] = total * first[order[i]] * first[order[i]];
    }
    return new GaussRule(nodes, weights);
  }

  /**
   * The Jacobi matrix: t q_j = below_(j-1) q_(j-1) + diagonal_j q_j + below_j q_(j+1) with
   * orthonormal q.
   *
   * @return the sum of the masses
   */
  private static double recurrence(
      double[] points, double[] masses, double[] diagonal, double[] below) {
    int m = points.length;
    double total = Arrays.stream(masses).sum();
    double[] before = new double[m];
    double[] now = new double[m];
    Arrays.fill(now, 1 / Math.sqrt(total));
    double link = 0;
    for (int j = 0; j < diagonal.length; j++) {
      double centre = 0;
      for (int i = 0; i < m; i++) {
        centre += masses[i] * points[i] * now[i] * now[i];
      }
      double square = 0;
      for (int i = 0; i < m; i++) {
        double next = (points[i] - centre) * now[i] - link * before[i];
        before[i] = now[i];
        now[i] = next;
        square += masses[i] * next * next;
      }
      diagonal[j] = centre;
      link = Math.sqrt(square);
      below[j] = link;
      for (int i = 0; i < m && link > 0; i++) {
        now[i] /= link;
      }
    }
    return total;
  }

  /** Implicit QL steps; {@code first} becomes the first row of eigenvectors. */
  private static void eigen(double[] d, double[] e, double[] first) {
    int n = d.length;
    e[n - 1] = 0;
    for (int l = 0; l < n; l++) {
      for (int step = 0; step < MAX_STEPS; step++) {
        int m = l;
        while (m < n - 1 && Math.abs(e[m]) > Math.ulp(Math.abs(d[m]) + Math.abs(d[m + 1]))) {
          m++;
        }
        if (m == l) {
          break;
        }
        rotate(d, e, first, l, m);
      }
    }
  }

  /** One QL step with Wilkinson's shift on the block from l to m. */
  private static void rotate(double[] d, double[] e, double[] first, int l, int m) {
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    g = d[m] - d[l] + e[l] / (g + Math.copySign(Math.hypot(g, 1), g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      double r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      f = first[i + 1];
      first[i + 1] = s * first[i] + c * f;
      first[i] = c * first[i] - s * f;
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }
}
