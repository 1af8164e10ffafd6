package io.github.metasaw.review;

import io.github.metasaw.diagnostic.Named;

/** Certainty of the evidence by GRADE (Guyatt and others 2008), as the authors judge it. */
public enum Certainty implements Named {
  /** Very little doubt. */
  HIGH("high", "High", 4),
  /** Moderate. */
  MODERATE("moderate", "Moderate", 3),
  /** Limited. */
  LOW("low", "Low", 2),
  /** Very little certainty. */
  VERY_LOW("very-low", "Very low", 1);

  private static final int MOST = 4;

  private final String id;
  private final String label;
  private final int grade;

  Certainty(String id, String label, int grade) {
    this.id = id;
    this.label = label;
    this.grade = grade;
  }

  /**
   * The certainty of a name.
   *
   * @param name {@code high}, {@code moderate}, {@code low} or {@code very-low}, in any case
   * @return the certainty
   * @throws io.github.metasaw.diagnostic.MetaException for another name
   */
  public static Certainty parse(String name) {
    return Named.parse("certainty", name.strip().replaceAll("[_\\s]+", "-"), values());
  }

  @Override
  public String id() {
    return id;
  }

  /** The certainty in words. */
  @Override
  public String label() {
    return label;
  }

  /**
   * Signs and words, as summaries of findings have them.
   *
   * @return for example {@code ⊕⊕⊕◯ Moderate}
   */
  public String signs() {
    return "⊕".repeat(grade) + "◯".repeat(MOST - grade) + " " + label;
  }
}
