package io.github.metasaw.freq.bias;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the contours of the estimate over the grid of selections are crossed by a straight line
 * that stands at right angles to them: each contour, linear between points of the grid, is replaced
 * by its regression line, and the slope of the crossing line is minus one over their mean slope,
 * weighted by their numbers of points. Both coordinates run from 0 to 1 over the grid, and the line
 * goes through (1, 1), where nothing is selected. So does metasens, by R's {@code contourLines}.
 */
final class CopasContours {

  /** Contours that are asked for; round values make them a few more or less. */
  private static final int LEVELS = 10;

  private final double[][] z;
  private final int n;

  /** For each crossing of an edge of the grid, another one on the same contour, or itself. */
  private final Map<Integer, Integer> parents = new LinkedHashMap<>();

  private CopasContours(double[][] z) {
    this.z = z;
    this.n = z.length;
  }

  /**
   * A place in the grid.
   *
   * @param x of gamma0, 0 at its smallest value and 1 at its largest
   * @param y of gamma1
   */
  record Place(double x, double y) {}

  /** A contour as a straight line; not a number where all its points have one x. */
  private record Line(double slope, double intercept, double adjustedR2, int points) {

    static Line through(List<Place> places) {
      int n = places.size();
      double mx = places.stream().mapToDouble(Place::x).average().orElse(0);
      double my = places.stream().mapToDouble(Place::y).average().orElse(0);
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (Place place : places) {
        xx += (place.x - mx) * (place.x - mx);
        xy += (place.x - mx) * (place.y - my);
        yy += (place.y - my) * (place.y - my);
      }
      double slope = xy / xx;
      double r2 = xy * xy / (xx * yy);
      return new Line(slope, my - slope * mx, 1 - (1 - r2) * (n - 1) / (n - 2), n);
    }

    Place crossing(double other) {
      double x = (1 - other - intercept) / (slope - other);
      return new Place(x, 1 + other * (x - 1));
    }
  }

  /**
   * The crossings of contours and line that lie within the grid.
   *
   * @param z estimates, by gamma0 and by gamma1, both ascending [n][n]
   * @return in the order of x + y, falling; empty where no contour has a direction
   */
  static List<Place> crossings(double[][] z) {
    List<Line> lines = new CopasContours(z).lines();
    double weight = 0;
    double sum = 0;
    for (Line line : lines) {
      if (line.adjustedR2 > 0) {
        weight += line.points;
        sum += line.points * line.slope;
      }
    }
    double slope = -weight / sum;
    return lines.stream()
        .map(line -> line.crossing(slope))
        .filter(place -> place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1)
        .sorted(Comparator.comparingDouble((Place place) -> place.x + place.y).reversed())
        .toList();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (double level : levels()) {
      parents.clear();
      for (int i = 0; i + 1 < n; i++) {
        for (int j = 0; j + 1 < n; j++) {
          cross(i, j, level);
        }
      }
      Map<Integer, List<Place>> contours = new LinkedHashMap<>();
      for (int edge : parents.keySet()) {
        contours.computeIfAbsent(root(edge), any -> new ArrayList<>()).add(place(edge, level));
      }
      contours.values().forEach(places -> lines.add(Line.through(places)));
    }
    return lines;
  }

  /** Joins the crossings of the edges of a cell; at a saddle by the mean of its corners. */
  private void cross(int i, int j, double level) {
    int bottom = 2 * (i * n + j);
    int left = bottom + 1;
    int top = 2 * (i * n + j + 1);
    int right = 2 * ((i + 1) * n + j) + 1;
    boolean low = z[i][j] > level;
    boolean next = z[i + 1][j] > level;
    boolean above = z[i][j + 1] > level;
    boolean far = z[i + 1][j + 1] > level;
    if (low == far && next == above && low != next) {
      double mean = (z[i][j] + z[i + 1][j] + z[i][j + 1] + z[i + 1][j + 1]) / 4;
      boolean isCornerCut = mean > level != low;
      join(left, isCornerCut ? bottom : top);
      join(right, isCornerCut ? top : bottom);
      return;
    }
    int first = -1;
    int[] edges = {bottom, left, top, right};
    boolean[] isCut = {low != next, low != above, above != far, next != far};
    for (int e = 0; e < edges.length; e++) {
      if (isCut[e]) {
        if (first >= 0) {
          join(first, edges[e]);
        }
        first = edges[e];
      }
    }
  }

  private void join(int a, int b) {
    parents.putIfAbsent(a, a);
    parents.putIfAbsent(b, b);
    parents.put(root(a), root(b));
  }

  private int root(int edge) {
    int at = edge;
    while (parents.getOrDefault(at, at) != at) {
      at = parents.getOrDefault(at, at);
    }
    return at;
  }

  /** Where a level crosses an edge: an even one along x, an odd one along y. */
  private Place place(int edge, double level) {
    int i = edge / 2 / n;
    int j = edge / 2 % n;
    boolean isAlongX = edge % 2 == 0;
    double here = z[i][j];
    double there = isAlongX ? z[i + 1][j] : z[i][j + 1];
    double share = (level - here) / (there - here);
    double x = i + (isAlongX ? share : 0);
    double y = j + (isAlongX ? 0 : share);
    return new Place(x / (n - 1), y / (n - 1));
  }

  /** Round values over the range, as R's {@code pretty}. */
  private double[] levels() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : z) {
      for (double value : row) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (!(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) {
      return new double[0];
    }
    double step = step((high - low) / LEVELS);
    long first = (long) Math.floor(low / step + 1e-7);
    long last = (long) Math.ceil(high / step - 1e-7);
    double[] levels = new double[(int) (last - first + 1)];
    for (int l = 0; l < levels.length; l++) {
      levels[l] = (first + l) * step;
    }
    return levels;
  }

  /** 1, 2, 5 or 10 times a power of ten, the nearest with a bias to larger ones. */
  private static double step(double cell) {
    double base = Math.pow(10, Math.floor(Math.log10(cell)));
    double step = base;
    step = 2 * base - cell < 1.5 * (cell - step) ? 2 * base : step;
    step = 5 * base - cell < 2.75 * (cell - step) ? 5 * base : step;
    step = 10 * base - cell < 1.5 * (cell - step) ? 10 * base : step;
    return step;
  }
}
