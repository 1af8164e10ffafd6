package io.github.metasaw.bayes.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** The direction of effects that is expected, and that one-sided selection and PET-PEESE favour. */
public enum Direction implements Named {
  /** Effects above 0. */
  POSITIVE,
  /** Effects below 0. */
  NEGATIVE;

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String label() {
    return id();
  }

  /** By what estimates are multiplied so that the direction is positive. */
  int sign() {
    return this == POSITIVE ? 1 : -1;
  }

  /**
   * The direction of a name.
   *
   * @param id as {@link #id} gives it, in any case
   * @return the direction
   * @throws MetaException for another name
   */
  public static Direction parse(String id) {
    return Named.parse("direction", id, values());
  }
}
