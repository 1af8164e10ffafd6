package io.github.metasaw.plot.forest;

import java.util.List;

/**
 * Studies on arrays: what a figure needs of them where there is no table. The arrays are not copied
 * and must not be changed.
 *
 * @param labels what the studies are called [k]
 * @param yi estimates on the scale of the analysis [k]
 * @param vi sampling variances [k]
 */
public record LabelledEstimates(List<String> labels, double[] yi, double[] vi) {

  /** Lengths must agree. */
  public LabelledEstimates {
    labels = List.copyOf(labels);
    if (yi.length != labels.size() || vi.length != labels.size()) {
      throw new IllegalArgumentException(
          "%d labels, %d estimates and %d variances"
              .formatted(labels.size(), yi.length, vi.length));
    }
  }

  /**
   * Number of studies.
   *
   * @return k
   */
  public int k() {
    return labels.size();
  }
}
