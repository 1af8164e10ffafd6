package io.github.metasaw.bayes.bias;

/**
 * A density known at the nodes of an {@link NodeAxis}: its logarithm is interpolated by polynomials
 * through eight neighbours.
 */
final class NodeDensity {

  private static final int POINTS = 8;

  private final NodeAxis axis;
  private final double[] probability;
  private final double[] log;
  private final int first;
  private final int last;

  private NodeDensity(NodeAxis axis, double[] probability) {
    this.axis = axis;
    this.probability = probability;
    this.log = new double[probability.length];
    int mode = 0;
    for (int i = 0; i < log.length; i++) {
      log[i] = Math.log(probability[i]) - axis.logWidth(i);
      mode = log[i] > log[mode] ? i : mode;
    }
    int from = mode;
    while (from > 0 && log[from - 1] > Double.NEGATIVE_INFINITY) {
      from--;
    }
    int to = mode;
    while (to < log.length - 1 && log[to + 1] > Double.NEGATIVE_INFINITY) {
      to++;
    }
    this.first = from;
    this.last = to;
  }

  /**
   * A density.
   *
   * @param axis its nodes
   * @param mass in proportion to the probabilities of their cells [n]
   */
  static NodeDensity of(NodeAxis axis, double[] mass) {
    double sum = 0;
    for (double m : mass) {
      sum += m;
    }
    double[] probability = new double[mass.length];
    for (int i = 0; i < mass.length; i++) {
      probability[i] = mass[i] / sum;
    }
    return new NodeDensity(axis, probability);
  }

  /** A function of the variable. */
  @FunctionalInterface
  interface Function {
    double at(double y);
  }

  /** The mean of a function. */
  double average(Function function) {
    double sum = 0;
    for (int i = 0; i < probability.length; i++) {
      sum += probability[i] == 0 ? 0 : probability[i] * function.at(axis.value(i));
    }
    return sum;
  }

  /** The log density at y; negative infinity beyond the nodes. */
  double log(double y) {
    double place = axis.place(y);
    if (!(place >= first && place <= last)) {
      return Double.NEGATIVE_INFINITY;
    }
    int n = Math.min(POINTS, last - first + 1);
    int from = (int) Math.round(place - 0.5 * (n - 1));
    from = Math.max(first, Math.min(last - n + 1, from));
    double above = 0;
    double below = 0;
    double binomial = 1;
    for (int i = 0; i < n; i++) {
      double gap = place - (from + i);
      if (gap == 0) {
        return log[from + i];
      }
      double weight = (i % 2 == 0 ? binomial : -binomial) / gap;
      above += weight * log[from + i];
      below += weight;
      binomial *= (n - 1.0 - i) / (i + 1);
    }
    return above / below;
  }
}
