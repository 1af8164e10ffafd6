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

  /** As messages name it. */
  String words() {
    return kind == Kind.END ? "the end of the line" : "'" + span.text() + "'";
  }
}
