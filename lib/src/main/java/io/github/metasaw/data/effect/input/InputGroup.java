package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.Named;

/** The people, or the occasion, that an input tells of. */
public enum InputGroup implements Named {
  /** Group 1 of two. */
  TREATMENT("Treatment"),
  /** Group 2 of two. */
  CONTROL("Control"),
  /** Pairs that have the event under one, both or none of two conditions. */
  PAIRS("Pairs with the event"),
  /** The first of two conditions. */
  FIRST_CONDITION("Condition 1"),
  /** The second of two conditions. */
  SECOND_CONDITION("Condition 2"),
  /** The first of two occasions. */
  FIRST_OCCASION("First occasion"),
  /** The second of two occasions. */
  SECOND_OCCASION("Second occasion"),
  /** Everybody in the study. */
  ALL("");

  private final String label;

  InputGroup(String label) {
    this.label = label;
  }

  /**
   * The name by which it is asked for.
   *
   * @return for example {@code treatment}
   */
  @Override
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The heading over its columns.
   *
   * @return for example {@code Treatment}; empty for everybody
   */
  @Override
  public String label() {
    return label;
  }
}
