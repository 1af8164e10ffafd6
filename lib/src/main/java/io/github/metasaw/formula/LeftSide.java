package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;

/** The end of the left side of a line. */
final class LeftSide {

  private LeftSide() {}

  /** Takes the {@code ~} after it; what often stands there instead is told with its remedy. */
  static void ends(Tokens tokens, Token first) {
    boolean early = !tokens.peek().is("~") && tokens.holds("~");
    if (early && tokens.peek().is("(")) {
      throw tokens.fault(
          Message.format(
              "the left side is a column as it stands, not %s(...): add such a column, or read odds,"
                  + " risk and hazard ratios as logs with %s",
              first.text(), Remedy.dataFlag("ratios")));
    }
    if (early && tokens.peek().kind() == Token.Kind.NAME) {
      throw tokens.fault(
          "'~' is expected after the left side, not %s; a name with blanks stands in backquotes, `%s %s`"
              .formatted(tokens.peek().words(), first.text(), tokens.peek().text()));
    }
    tokens.expect("~", "after the left side");
  }
}
