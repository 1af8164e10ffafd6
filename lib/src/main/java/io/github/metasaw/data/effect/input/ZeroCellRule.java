package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** Which studies have a constant added to their counts: metafor's argument {@code to}. */
public enum ZeroCellRule implements Named {
  /** Studies with at least one zero. */
  ONLY0("only0", "studies with a zero"),
  /** All studies. */
  ALL("all", "all studies"),
  /** All studies if at least one has a zero, else none. */
  IF0ALL("if0all", "all studies if one has a zero"),
  /** No study. */
  NONE("none", "no study");

  private final String id;
  private final String label;

  ZeroCellRule(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The rule of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the rule
   * @throws MetaException with the nearest name if there is none of that name
   */
  public static ZeroCellRule parse(String name) {
    return Named.parse("rule", name, values());
  }

  /**
   * The name by which it is asked for.
   *
   * @return metafor's name, for example {@code only0}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The studies it concerns, in words.
   *
   * @return for example {@code studies with a zero}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * The studies that have the constant added.
   *
   * @param hasZero whether a study has a zero among its counts [k]
   * @return whether it has the constant added [k]
   */
  public boolean[] adjusted(boolean[] hasZero) {
    boolean any = false;
    for (boolean zero : hasZero) {
      any |= zero;
    }
    boolean[] adjusted = new boolean[hasZero.length];
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = this == ALL || (this == IF0ALL && any) || (this == ONLY0 && hasZero[i]);
    }
    return adjusted;
  }
}
