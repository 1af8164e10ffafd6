package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines along which a function on a mesh of triangles has one value, linear within each triangle.
 *
 * @param points of the mesh, in pixels [n]
 * @param values of the function [n]
 * @param triangles each three indices of points
 */
public record Contours(List<Point> points, double[] values, List<int[]> triangles) {

  /** A link of a line: through a triangle from one of its edges to another. */
  private record Link(long from, long to) {}

  /**
   * The lines at a level; closed ones end where they begin.
   *
   * @param level height of the lines
   * @return lines as points
   */
  public List<List<Point>> at(double level) {
    Map<Long, List<Long>> neighbours = new HashMap<>();
    for (int[] triangle : triangles) {
      Link link = link(triangle, level);
      if (link != null) {
        neighbours.computeIfAbsent(link.from(), any -> new ArrayList<>()).add(link.to());
        neighbours.computeIfAbsent(link.to(), any -> new ArrayList<>()).add(link.from());
      }
    }
    List<Long> starts = new ArrayList<>(neighbours.keySet());
    starts.sort(null);
    List<List<Point>> lines = new ArrayList<>();
    for (boolean open : new boolean[] {true, false}) {
      for (long start : starts) {
        List<Long> next = neighbours.get(start);
        if (next != null && !next.isEmpty() && (!open || next.size() == 1)) {
          lines.add(walk(start, neighbours, level));
        }
      }
    }
    return lines;
  }

  private List<Point> walk(long start, Map<Long, List<Long>> neighbours, double level) {
    Deque<Point> line = new ArrayDeque<>();
    long at = start;
    line.add(crossing(at, level));
    List<Long> next = neighbours.getOrDefault(at, List.of());
    while (!next.isEmpty()) {
      long to = next.remove(0);
      List<Long> back = neighbours.getOrDefault(to, new ArrayList<>());
      back.remove((Long) at);
      line.add(crossing(to, level));
      at = to;
      next = back;
    }
    return List.copyOf(line);
  }

  private @org.jspecify.annotations.Nullable Link link(int[] t, double level) {
    long[] cut = new long[3];
    int count = 0;
    for (int e = 0; e < 3; e++) {
      int a = t[e];
      int b = t[(e + 1) % 3];
      if (values[a] < level != values[b] < level) {
        cut[count++] = edge(a, b);
      }
    }
    return count == 2 ? new Link(cut[0], cut[1]) : null;
  }

  private long edge(int a, int b) {
    return (long) Math.min(a, b) * points.size() + Math.max(a, b);
  }

  private Point crossing(long edge, double level) {
    int a = (int) (edge / points.size());
    int b = (int) (edge % points.size());
    double t = (level - values[a]) / (values[b] - values[a]);
    Point p = points.get(a);
    Point q = points.get(b);
    return new Point(p.x() + t * (q.x() - p.x()), p.y() + t * (q.y() - p.y()));
  }
}
