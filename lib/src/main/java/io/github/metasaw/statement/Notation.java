package io.github.metasaw.statement;

/** How symbols are written. */
public enum Notation {
  /** In plain letters, as code and sheets write them: {@code tau2}, {@code I2}. */
  PLAIN("tau", "2"),
  /** In symbols, as figures print them: {@code τ²}, {@code I²}. */
  SYMBOLS("τ", "²");

  private final String tau;
  private final String square;

  Notation(String tau, String square) {
    this.tau = tau;
    this.square = square;
  }

  /** The SD of the true effects. */
  String tau() {
    return tau;
  }

  /** The variance of the true effects. */
  String tau2() {
    return tau + square;
  }

  /**
   * Words that name the variance of the true effects in plain letters.
   *
   * @param words as sheets have them
   * @return in this notation
   */
  public String of(String words) {
    return words.replace(PLAIN.tau2(), tau2());
  }

  /** A letter, squared: {@code I2}, {@code H²}. */
  String squared(String letter) {
    return letter + square;
  }
}
