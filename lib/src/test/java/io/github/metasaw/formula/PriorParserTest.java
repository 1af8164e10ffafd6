package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorParserTest {

  private static PriorText prior(String line) {
    return ModelText.parse("yi ~ 1\n" + line).priors().get(0);
  }

  @Test
  void bothSidesAreRead() {
    PriorText prior = prior("prior mu = normal(0, sd = 1/2)");
    assertEquals("mu", prior.target());
    assertEquals("normal", prior.distribution());
    assertEquals("", prior.arguments().get(0).name());
    assertEquals(0, prior.arguments().get(0).value());
    assertEquals("sd", prior.arguments().get(1).name());
    assertEquals(0.5, prior.arguments().get(1).value());
    assertEquals("normal(0, sd = 1/2)", prior.call());
    assertEquals("prior mu = normal(0, sd = 1/2)", prior.code());
  }

  @Test
  void theTildeOfStanIsRead() {
    assertEquals(
        prior("prior tau = half_cauchy(0.5)").code(), prior("prior tau ~ half_cauchy(0.5)").code());
  }

  @ParameterizedTest
  @CsvSource({
    "prior log( tau2 ) = flat(), log(tau2)",
    "prior 1 / tau2 = exponential(2), 1/tau2",
    "prior `my x` = flat(), `my x`",
    "prior a:b = flat(), a:b"
  })
  void targetsAreJoinedWithoutBlanks(String line, String target) {
    assertEquals(target, prior(line).target());
  }

  @Test
  void aPriorMayBeNamedAsAWhole() {
    PriorText lambert = prior("prior L7");
    assertTrue(lambert.isNamed());
    assertEquals("L7", lambert.distribution());
    assertEquals("prior L7", lambert.code());
  }

  @Test
  void negativeNumbersAndFractionsAreNumbers() {
    PriorText prior = prior("prior mu = uniform(-1/4, 1e1)");
    assertEquals(-0.25, prior.arguments().get(0).value());
    assertEquals("-1/4", prior.arguments().get(0).span().text());
    assertEquals(10, prior.arguments().get(1).value());
  }

  /** A column may be called prior. */
  @Test
  void aModelOfAColumnCalledPriorIsAModel() {
    assertEquals("prior", ModelText.parse("prior ~ 1").mean().response().orElseThrow().name());
    assertEquals("prior", ModelText.parse("`prior` ~ 1").mean().response().orElseThrow().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "prior; 6; of what and which",
        "prior (mu = flat()); 7; without brackets",
        "prior = flat(); 9; of what it is",
        "prior mu flat(); 16; '=' is expected",
        "prior mu = 3; 12; a distribution is expected",
        "prior mu = normal(0, sd = x); 27; a number is expected",
        "prior mu = normal(0, Inf); 22; finite numbers",
        "prior mu = normal(1/0); 19; finite numbers",
        "prior tau = normal(0, 1) T(0,); 26; half_normal",
        "prior mu = flat() x; 19; should end here",
        "prior mu = flat(; 17; a number is expected"
      })
  void faultsNameTheirPlace(String line, int column, String part) {
    MetaException fault = assertThrows(MetaException.class, () -> prior(line));
    assertTrue(fault.getMessage().contains(part), fault.getMessage());
    Place.InText place = (Place.InText) fault.places().get(0);
    assertEquals(2, place.line());
    assertEquals(column, place.column(), fault.getMessage());
  }
}
