package io.github.metasaw.data.effect.input;

/**
 * What an input is in the formula of a measure.
 *
 * @param input the quantity
 * @param label what it is here, for example {@code events in group 1}
 */
public record InputRole(Input input, String label) {

  /**
   * A role.
   *
   * @param input the quantity
   * @param label what it is, without an article
   * @return the role
   */
  public static InputRole of(Input input, String label) {
    return new InputRole(input, label);
  }
}
