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
  /** Posteriors and their draws. */
  POSTERIOR("posterior"),
  /** Differences that moderators explain. */
  MODERATORS("moderators"),
  /** What is estimated. */
  ESTIMANDS("estimands"),
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

  /**
   * The description of a magic of this group.
   *
   * @param name after the per cent sign
   * @param arguments what stands before the options, as {@code FIT... | TABLE}
   * @param example a line that a student can copy
   * @param summary one line without a full stop
   * @return the description
   */
  public Description magic(String name, String arguments, String example, String summary) {
    return new Description(this, name, arguments, example, summary);
  }
}
