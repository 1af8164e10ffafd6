package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CovarianceParserTest {

  private static Term.Group group(String text) {
    return (Term.Group) ModelText.parse("yi ~ 1 + " + text).mean().terms().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(0 + outcome | study, cov = hcs)",
        "(1 | study, cov = car(week))",
        "(1 | site, cov = exp(D))",
        "(1 | site, cov = ratquad(x, y))",
        "(1 | site, cov = sph(lon, lat, dist = gcd))",
        "(1 | species, R = A)",
        "(0 + outcome | species, cov = un, R = A)",
        "(1 | site, cov = gau(`river km`))"
      })
  void itReadsWhatItWrites(String text) {
    assertEquals(text, group(text).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '@',
      value = {
        "(1 | site, cov = expo(D)); no covariance structure 'expo' (line 1, column 27); did you mean 'exp'?",
        "(1 | site, cov = gauu(D)); did you mean 'gau'?",
        "(1 | site, cov = exp); '(' is expected after exp, which needs distances or coordinates",
        "(1 | site, cov = exp()); a matrix of distances or a column of coordinates is expected",
        "(1 | site, cov = exp(lon, lat, dist = gdc)); no distance 'gdc' (line 1, column 48); did you mean 'gcd'?",
        "(1 | site, cov = exp(lon, lat, metric = gcd)); dist = ... is the only thing that can be set here",
        "(1 | site, cov = exp(lon, dist = gcd)); dist = gcd needs two columns, longitude and latitude in degrees",
        "(1 | site, cov = exp(D); ')' is expected",
        "(1 | site, cov = exp(D), cov = gau(D)); is expected once in the group",
        "(1 | site, cov = exp(D), R = A); both say how levels are correlated",
        "(1 | species, A = A); cov = ... or R = ... is expected once in the group",
        "(1 | species, R A); '=' is expected after R",
        "(1 | species, R = ); the name of a matrix of correlations is expected",
        "(1 | species, R = 3); the name of a matrix of correlations is expected",
        "(1 + x || species, cov = cs); cannot be combined with || or a tag",
        "(1 | study, cov = car); which needs a column of times",
      })
  void whatIsNoStructureIsRefusedWithTheNearestWord(String text, String words) {
    String message = assertThrows(MetaException.class, () -> group(text)).getMessage();
    assertTrue(message.contains(words), message);
  }
}
