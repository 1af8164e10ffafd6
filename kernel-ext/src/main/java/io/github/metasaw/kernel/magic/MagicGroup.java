package io.github.metasaw.kernel.magic;

/** What magics are for, in the order in which a meta-analysis needs them. */
public enum MagicGroup {
  /** Tables. */
  DATA("data"),
  /** Models. */
  FIT("fit"),
  /** A fit as a whole. */
  LOOK("look"),
  /** Single studies. */
  STUDIES("studies"),
  /** Small-study effects, selection and what carries the result. */
  BIAS("bias"),
  /** Posteriors and their draws. */
  POSTERIOR("posterior"),
  /** Differences that moderators explain. */
  MODERATORS("moderators"),
  /** What is estimated. */
  ESTIMANDS("estimands"),
  /** Results for a paper. */
  PAPER("to the paper"),
  /** Association studies. */
  GENETICS("genetics");

  private final String words;

  MagicGroup(String words) {
    this.words = words;
  }

  /**
   * The name in words.
   *
   * @return as the list of magics says it
   */
  public String words() {
    return words;
  }
}
