package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;

/** The tokens of a line, read from left to right. */
final class Tokens {

  private final List<Token> tokens;
  private int at;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  /** Takes a symbol if it comes next. */
  boolean take(String symbol) {
    if (peek().is(symbol)) {
      next();
      return true;
    }
    return false;
  }

  /** Whether a symbol is still to come. */
  boolean holds(String symbol) {
    return tokens.subList(at, tokens.size()).stream().anyMatch(token -> token.is(symbol));
  }

  void expect(String symbol, String where) {
    if (!take(symbol)) {
      throw fault("'" + symbol + "' is expected " + where + ", not " + peek().words());
    }
  }

  Token name(String what) {
    if (peek().kind() != Token.Kind.NAME) {
      throw fault(what + " is expected, not " + peek().words());
    }
    return next();
  }

  /** A fault at the next token. */
  MetaException fault(String message) {
    return fault(Message.of(message));
  }

  /** A fault at the next token. */
  MetaException fault(Message message) {
    return MetaException.format("%s %s", message, peek().span().place());
  }

  /** Whether a {@code |} stands inside the parentheses that open at the next token. */
  boolean barAhead() {
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
        if (depth == 0) {
          return false;
        }
      } else if (token.is("|") && depth == 1) {
        return true;
      }
    }
    return false;
  }
}
