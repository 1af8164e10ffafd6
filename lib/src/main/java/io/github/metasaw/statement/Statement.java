package io.github.metasaw.statement;

/**
 * A fact about studies or a fit, with the numbers it rests on. It is worded here and nowhere else:
 * as a line for sheets and notes, and as sentences for reports and alternative texts. The words
 * follow from the facts, and claim no more than the model does.
 */
public interface Statement {

  /**
   * The fact in a few words: {@code Q = 5.432 on 7 df, p = 0.6074}.
   *
   * @param notation of symbols
   * @return without a full stop
   */
  String line(Notation notation);

  /**
   * The fact in a few words, with symbols as a keyboard has them.
   *
   * @return without a full stop
   */
  default String line() {
    return line(Notation.PLAIN);
  }

  /**
   * The fact in one or more sentences.
   *
   * @return with a full stop
   */
  String sentence();
}
