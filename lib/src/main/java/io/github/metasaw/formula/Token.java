package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;

/** A piece of model text. */
record Token(Kind kind, String text, Span span) {

  enum Kind {
    NAME,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it stands in backquotes, and so is a name whatever it says. */
  boolean isQuoted() {
    return span.text().startsWith("`");
  }

  /** As messages name it. */
  String words() {
    return kind == Kind.END ? "the end of the line" : "'" + span.text() + "'";
  }

  /**
   * The number that it is.
   *
   * @throws MetaException with the place, for one that is malformed or that no double holds
   */
  double number() {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw MetaException.format("'%s' is not a number %s", text, span.place());
    }
    boolean isZero = text.replaceFirst("[eE].*", "").chars().allMatch(c -> c == '0' || c == '.');
    if (Double.isInfinite(value) || (value == 0 && !isZero)) {
      throw MetaException.format(
          "%s is too %s to be computed with; change it, or the unit %s",
          text, value == 0 ? "small" : "large", span.place());
    }
    return value;
  }
}
