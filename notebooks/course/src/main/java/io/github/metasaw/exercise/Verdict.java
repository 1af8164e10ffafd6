package io.github.metasaw.exercise;

/**
 * What is to be said of one answer.
 *
 * @param name of the question
 * @param status right or not
 * @param words what to reconsider, or what is asked; empty for a right answer
 */
public record Verdict(String name, Status status, String words) {

  /** How an answer stands. */
  public enum Status {
    RIGHT("✓\u00a0right"),
    RECONSIDER("↺\u00a0reconsider"),
    EMPTY("…\u00a0empty");

    private final String sign;

    Status(String sign) {
      this.sign = sign;
    }

    /** A sign and a word, so that it reads without colour; they stay on one line. */
    public String sign() {
      return sign;
    }
  }
}
