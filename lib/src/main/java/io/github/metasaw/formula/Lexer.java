package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;

/** Cuts one line of model text into tokens; {@code #} begins a comment. */
final class Lexer {

  private static final String SYMBOLS = "~+-*/^:()[]|=,";

  private final String text;
  private final int line;
  private int at;

  private Lexer(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /** The tokens of a line, the last one {@code END}; only {@code END} for a blank line. */
  static List<Token> tokens(String text, int line) {
    Lexer lexer = new Lexer(text, line);
    List<Token> tokens = new ArrayList<>();
    Token token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length() || text.charAt(at) == '#') {
      return new Token(Token.Kind.END, "", new Span(line, at + 1, ""));
    }
    char c = text.charAt(at);
    if (Character.isDigit(c) || (c == '.' && digitAt(at + 1))) {
      return number();
    }
    if (Character.isLetter(c) || c == '.' || c == '_' || Character.isSurrogate(c)) {
      return name();
    }
    if (c == '`' || c == '"' || c == '\'') {
      return quoted(c);
    }
    if (SYMBOLS.indexOf(c) >= 0) {
      return token(Token.Kind.SYMBOL, at + 1);
    }
    throw MetaException.format(
        "'%s' has no meaning in a model %s", c, new Span(line, at + 1, String.valueOf(c)).place());
  }

  private boolean digitAt(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private Token number() {
    int end = at;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
        exponent++;
      }
      if (digitAt(exponent)) {
        end = exponent;
        while (digitAt(end)) {
          end++;
        }
      }
    }
    return token(Token.Kind.NUMBER, end);
  }

  private Token name() {
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || Character.isSurrogate(text.charAt(end))
            || Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK
            || text.charAt(end) == '.'
            || text.charAt(end) == '_')) {
      end++;
    }
    return token(Token.Kind.NAME, end);
  }

  private Token quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw MetaException.format(
          "the %s is not closed %s", quote, new Span(line, at + 1, "").place());
    }
    Span span = new Span(line, at + 1, text.substring(at, end + 1));
    String inside = text.substring(at + 1, end);
    at = end + 1;
    return new Token(quote == '`' ? Token.Kind.NAME : Token.Kind.STRING, inside, span);
  }

  private Token token(Token.Kind kind, int end) {
    String piece = text.substring(at, end);
    Span span = new Span(line, at + 1, piece);
    at = end;
    return new Token(kind, piece, span);
  }
}
