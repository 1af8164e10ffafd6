package io.github.metasaw.kernel.option;

import io.github.metasaw.kernel.code.Code;
import java.util.Optional;

/** The options that stand in a line. */
public interface GivenOptions {

  /**
   * Whether an option stands there.
   *
   * @param option that the magic takes
   * @return true if it does
   */
  boolean has(Option<?> option);

  /**
   * The value of an option.
   *
   * @param option that the magic takes
   * @return its value with its Java; empty where it does not stand in the line
   */
  <T> Optional<Code<T>> given(Option<T> option);
}
