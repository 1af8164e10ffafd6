package io.github.metasaw.freq;

import org.jspecify.annotations.Nullable;

/** The same model without each row in turn. */
@FunctionalInterface
interface DeletionFits {

  /** The solution of all other rows; null where these are too few, or lose a coefficient. */
  @Nullable Solved without(int row);
}
