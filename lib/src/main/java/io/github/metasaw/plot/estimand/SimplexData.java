package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.WeightSimplex;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.estimand.WeightedAverages;
import java.util.List;

/**
 * Standard errors over all weights of three studies, and where some weights lie.
 *
 * @param grid the simplex in steps; its points in the order of {@link WeightSimplex}
 * @param steps of the grid
 * @param named weights to be marked, the most precise last
 */
record SimplexData(WeightSimplex grid, int steps, List<WeightedAverage> named) {

  SimplexData {
    named = List.copyOf(named);
  }

  static SimplexData of(Studies studies, List<String> weights) {
    if (studies.k() != 3) {
      throw MetaException.of(
          "the triangle of weights is for 3 studies, and these are %d; WeightSimplex.of(studies, steps).table() is for any number"
              .formatted(studies.k()));
    }
    return new SimplexData(
        WeightSimplex.of(studies, WeightTriangle.STEPS),
        WeightTriangle.STEPS,
        WeightedAverages.of(studies, weights.toArray(new String[0])).rows());
  }
}
