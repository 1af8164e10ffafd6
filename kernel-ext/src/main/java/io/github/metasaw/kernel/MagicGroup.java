package io.github.metasaw.kernel;

/** What magics are for, in the order in which a meta-analysis needs them. */
enum MagicGroup {
  DATA("data"),
  FIT("fit"),
  LOOK("look"),
  STUDIES("studies"),
  POSTERIOR("posterior"),
  MODERATORS("moderators"),
  ESTIMANDS("estimands"),
  GENETICS("genetics");

  private final String words;

  MagicGroup(String words) {
    this.words = words;
  }

  /** As the list of magics says it. */
  String words() {
    return words;
  }

  /** The text of a magic of this group. */
  MagicText says(String arguments, String example, String summary) {
    return new MagicText(this, arguments, example, summary);
  }
}
