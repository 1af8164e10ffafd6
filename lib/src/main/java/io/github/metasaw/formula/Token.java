package io.github.metasaw.formula;

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
}
