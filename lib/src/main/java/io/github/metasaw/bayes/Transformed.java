package io.github.metasaw.bayes;

/**
 * The transform at the nodes of a contour. Some nodes are filled first, to learn whether a
 * transform of fewer components will do.
 *
 * @param real parts of the transform [node]
 * @param imaginary parts [node]
 */
record Transformed(Contour contour, double[] real, double[] imaginary) {

  /** Every so many nodes are filled first. */
  private static final int TRIED = 7;

  /** A term that adds nothing. */
  private static final double NOTHING = 1e-16;

  Transformed(Contour contour) {
    this(contour, new double[contour.size()], new double[contour.size()]);
  }

  private void fill(QuadraticTransform transform, int node) {
    double[] value = new double[2];
    transform.at(contour.real(node), contour.imaginary(node), value);
    real[node] = value[0];
    imaginary[node] = value[1];
  }

  /** Fills every seventh node. */
  void fillTried(QuadraticTransform transform, double first, double last) {
    for (int node = 0; node < contour.size(); node += TRIED) {
      fill(transform, node);
      if (size(node, first, last) < NOTHING) {
        return;
      }
    }
  }

  /** Fills the others, as far as there is anything to sum between two x. */
  void fillOthers(QuadraticTransform transform, double first, double last) {
    for (int node = 0; node < contour.size(); node++) {
      if (node % TRIED != 0) {
        fill(transform, node);
      } else if (size(node, first, last) < NOTHING) {
        return;
      }
    }
  }

  private double size(int node, double first, double last) {
    double influence = Math.max(contour.influence(node, first), contour.influence(node, last));
    return influence * Math.hypot(real[node], imaginary[node]);
  }

  /** Of the distribution function between two x, judged by the nodes that were tried. */
  double error(Transformed finer, double first, double last) {
    double sum = 0;
    for (int node = 0; node < contour.size(); node += TRIED) {
      double gap =
          Math.hypot(real[node] - finer.real[node], imaginary[node] - finer.imaginary[node]);
      double influence = Math.max(contour.influence(node, first), contour.influence(node, last));
      sum += TRIED * influence * gap;
    }
    return sum;
  }

  Contour.Inverse at(double x) {
    return contour.invert(real, imaginary, x);
  }
}
