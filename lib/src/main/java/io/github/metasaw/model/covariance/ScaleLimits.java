package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Cone;
import io.github.metasaw.linalg.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The limits of a design of log SDs in which the SDs of some rows are 0: faces of the cone of its
 * rows.
 */
final class ScaleLimits {

  /** Log SDs that differ by less count as equal: the order of rows is then that of the data. */
  private static final double EQUAL_LOG_SDS = 1e-6;

  private final ScaleDesign design;

  ScaleLimits(ScaleDesign design) {
    this.design = design;
  }

  /**
   * Limits of the design in which the SD of some rows goes to 0 while that of the others keeps its
   * value: faces of the cone of its rows. They form a chain, from as many rows at 0 as can be to as
   * few, and those of large SD stay longest.
   *
   * @param linear predictor of each row [rows]
   * @param informed rows with data [rows]
   * @return rows whose SD is above 0, one array [rows] a limit
   */
  List<boolean[]> faces(double[] linear, boolean[] informed) {
    int[] order = falling(linear, informed);
    List<boolean[]> faces = new ArrayList<>();
    List<double[]> vectors = new ArrayList<>();
    IntStream.of(order).forEach(i -> vectors.add(design.row(i)));
    int next = 0;
    while (next < order.length) {
      boolean[] face = face(vectors);
      if (IntStream.of(order).allMatch(i -> face[i])) {
        break;
      }
      faces.add(face);
      while (next < order.length && face[order[next]]) {
        next++;
      }
      if (next < order.length) {
        vectors.add(negative(design.row(order[next])));
      }
    }
    return faces;
  }

  /** Rows that are free and have data, those of large linear predictor first. */
  private int[] falling(double[] linear, boolean[] informed) {
    boolean[] free = design.free();
    return IntStream.range(0, design.rows())
        .filter(i -> free[i] && informed[i])
        .boxed()
        .sorted(Comparator.comparingLong(i -> -Math.round(linear[i] / EQUAL_LOG_SDS)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Free rows in the lineality of the cone of vectors [rows]. */
  private boolean[] face(List<double[]> vectors) {
    double[] away = new Cone(design.columns(), vectors).away();
    boolean[] face = design.free();
    for (int i = 0; i < design.rows(); i++) {
      face[i] &= !Cone.isBelow(design.row(i), away);
    }
    return face;
  }

  /**
   * Limits in which no SD is above 0 but that of the rows farthest in one direction: corners of the
   * cone of the rows.
   *
   * @param informed rows with data [rows]
   */
  List<boolean[]> corners(boolean[] informed) {
    int[] all = falling(new double[design.rows()], informed);
    List<double[]> vectors = new ArrayList<>();
    IntStream.of(all).forEach(i -> vectors.add(design.row(i)));
    List<boolean[]> corners = new ArrayList<>();
    for (double[] direction : directions()) {
      int farthest = -1;
      for (int i : all) {
        if (farthest < 0
            || Vectors.dot(design.row(i), direction)
                > Vectors.dot(design.row(farthest), direction)) {
          farthest = i;
        }
      }
      if (farthest >= 0 && corners.stream().noneMatch(alone(farthest))) {
        vectors.add(negative(design.row(farthest)));
        boolean[] corner = face(vectors);
        vectors.remove(vectors.size() - 1);
        if (!IntStream.of(all).allMatch(i -> corner[i])) {
          corners.add(corner);
        }
      }
    }
    return corners;
  }

  private static Predicate<boolean[]> alone(int row) {
    return corner -> corner[row];
  }

  /** Along the columns of the basis and between two of them, either way. */
  private List<double[]> directions() {
    int q = design.columns();
    List<double[]> out = new ArrayList<>();
    for (int a = 0; a < q; a++) {
      for (int b = 0; b <= a; b++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double[] direction = new double[q];
          direction[a] = 1;
          direction[b] += a == b ? 0 : sign;
          out.add(direction);
          out.add(negative(direction));
        }
      }
    }
    return out;
  }

  /** The other way [q]. */
  static double[] negative(double[] vector) {
    return Arrays.stream(vector).map(value -> -value).toArray();
  }
}
