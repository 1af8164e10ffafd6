package io.github.metasaw.data.effect.input;

import java.util.List;
import java.util.function.Function;

/**
 * A value that cannot be: a negative count, more events than people, a correlation above 1.
 *
 * @param study index of the study, from 0
 * @param input the quantity
 * @param must what it has to be, for example {@code must not be negative (it is a count)}; with
 *     {@code %s} for each of the others
 * @param others the quantities that it is compared with
 * @param value the value found
 */
public record InputFault(int study, Input input, String must, List<Input> others, double value) {

  /** Copies the list. */
  public InputFault {
    others = List.copyOf(others);
  }

  /**
   * A value that cannot be, whatever the others are.
   *
   * @param study index of the study, from 0
   * @param input the quantity
   * @param must what it has to be
   * @param value the value found
   */
  public InputFault(int study, Input input, String must, double value) {
    this(study, input, must, List.of(), value);
  }

  /**
   * What the value has to be, in the user's words.
   *
   * @param name the name of a quantity, as that of its column
   * @return for example {@code must not be larger than n_T}
   */
  public String must(Function<Input, String> name) {
    return must.formatted(others.stream().map(name).toArray());
  }
}
