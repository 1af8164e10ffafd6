package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** By what the files of cohorts are joined. */
public enum KeyRule implements Named {
  /** Chromosome, position and the two alleles, on either strand and in either order. */
  POSITION("position", "chromosome, position and alleles"),
  /** The name of the variant; studies whose alleles do not match are dropped at it. */
  ID("id", "the identifier");

  private final String id;
  private final String label;

  KeyRule(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * A rule by its name.
   *
   * @param name {@code position} or {@code id}, in upper or lower case
   * @return the rule
   * @throws MetaException if there is no such rule
   */
  public static KeyRule parse(String name) {
    return Named.parse("key", name, values());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }
}
