package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** Which centre a study joins when several are equally near. */
public enum TieRule implements Named {
  /** The centre that comes first in the distances. */
  FIRST("the centre that comes first in the distances"),
  /** Each of them with equal prior probability, independently over studies. */
  SPLIT("each centre with equal probability");

  private final String label;

  TieRule(String label) {
    this.label = label;
  }

  /**
   * A rule by its name.
   *
   * @param name {@code first} or {@code split}, in upper or lower case
   * @return the rule
   * @throws MetaException if there is no such rule
   */
  public static TieRule parse(String name) {
    return Named.parse("tie rule", name, values());
  }

  /**
   * The name that {@link #parse} reads.
   *
   * @return the constant's name in lower case
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What the rule does.
   *
   * @return words that go after "such a study joins"
   */
  @Override
  public String label() {
    return label;
  }
}
