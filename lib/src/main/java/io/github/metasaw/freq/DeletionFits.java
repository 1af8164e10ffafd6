package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The same model without each row in turn. */
@FunctionalInterface
@API(status = API.Status.INTERNAL)
public interface DeletionFits {

  /**
   * The solution of all other rows.
   *
   * @param row the one left out, from 0
   * @return null where the others are too few, or lose a coefficient
   */
  @Nullable Solution without(int row);
}
