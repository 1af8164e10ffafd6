package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

  private static String kinds(String text) {
    StringBuilder kinds = new StringBuilder();
    for (Token token : Lexer.tokens(text, 1)) {
      kinds.append(token.kind().name().charAt(0));
    }
    return kinds.toString();
  }

  /** N is a name or a number, S a symbol or a string, E the end. */
  @ParameterizedTest
  @CsvSource({
    "'', E",
    "'  # a comment', E",
    "yi ~ 1 # why, NSNE",
    ".5x, NNE",
    "1e, NNE",
    "1e-3, NE",
    "1e-, NNSE",
    "a.b_2, NE",
    "(1|g), SNSNSE",
    "Größe, NE"
  })
  void textIsCutIntoTokens(String text, String kinds) {
    assertEquals(kinds, kinds(text));
  }

  @Test
  void everyTokenKnowsItsPlace() {
    List<Token> tokens = Lexer.tokens("  yi ~`my x`", 3);
    assertEquals(new Span(3, 3, "yi"), tokens.get(0).span());
    assertEquals(new Span(3, 6, "~"), tokens.get(1).span());
    assertEquals(new Span(3, 7, "`my x`"), tokens.get(2).span());
    assertEquals("my x", tokens.get(2).text());
    assertTrue(tokens.get(2).isQuoted());
    assertEquals(13, tokens.get(3).span().column());
  }

  @Test
  void quotesMakeStringsAndBackquotesNames() {
    assertEquals(Token.Kind.STRING, Lexer.tokens("\"a b\"", 1).get(0).kind());
    assertEquals(Token.Kind.STRING, Lexer.tokens("'a b'", 1).get(0).kind());
    assertEquals(Token.Kind.NAME, Lexer.tokens("`a b`", 1).get(0).kind());
  }

  @ParameterizedTest
  @CsvSource({"yi ~ x & z, 8", "yi ~ `x, 6", "yi ; 1, 4"})
  void faultsPointAtTheCharacter(String text, int column) {
    MetaException fault = assertThrows(MetaException.class, () -> Lexer.tokens(text, 2));
    Place.InText place = (Place.InText) fault.places().get(0);
    assertEquals(2, place.line());
    assertEquals(column, place.column());
  }
}
