package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weights of rows that a user gives: as numbers, or as the name of a column that holds them.
 *
 * @param values one weight per row, 0 or larger [k]; null if there are none, or only a column
 * @param column of the table of studies; null if there is none
 */
record RowWeights(double @Nullable [] values, @Nullable String column) {

  static final RowWeights NONE = new RowWeights(null, null);

  static RowWeights of(double... weights) {
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw MetaException.of(
            "weights must be 0 or larger, but weight "
                + (i + 1)
                + " is "
                + CheckNumber.plain(weights[i]));
      }
    }
    return new RowWeights(weights.clone(), null);
  }

  static RowWeights ofColumn(String column) {
    return new RowWeights(null, column);
  }

  boolean isGiven() {
    return values != null || column != null;
  }

  Optional<String> named() {
    return Optional.ofNullable(column);
  }

  /** The weights of some rows, counted from 0; a column is read anew for them. */
  RowWeights select(int... keep) {
    double[] all = values;
    return all == null
        ? this
        : new RowWeights(Arrays.stream(keep).mapToDouble(i -> all[i]).toArray(), column);
  }
}
