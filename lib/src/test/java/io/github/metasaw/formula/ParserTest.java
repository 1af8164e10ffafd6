package io.github.metasaw.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

  private static ModelLine line(String text) {
    return ModelText.parse(text).lines().get(0);
  }

  @Test
  void leftSidesAreTargets() {
    assertEquals(new Target.Mu(0), line("yi ~ 1").target());
    assertEquals("yi", line("yi ~ 1").response().orElseThrow().name());
    assertEquals(new Target.Mu(2), line("mu2 = y2 ~ 1").target());
    assertEquals("y2", line("mu2 = y2 ~ 1").response().orElseThrow().name());
    assertEquals(new Target.Sigma(0), line("sigma ~ x").target());
    assertEquals(new Target.Sigma(1), line("sigma1 = ~ x").target());
    assertEquals(new Target.Sd("my lab"), line("sd(`my lab`) ~ x").target());
    assertEquals("sd(`my lab`)", line("sd(`my lab`) ~ x").target().name());
    assertEquals("sd(my lab)", line("sd(`my lab`) ~ x").target().label());
    assertEquals(new Target.Rho12(), line("rho12 ~ 1").target());
  }

  /** In backquotes a name is a column, whatever it says. */
  @Test
  void quotedNamesAreColumns() {
    ModelLine line = line("`sigma` ~ 1");
    assertEquals(new Target.Mu(0), line.target());
    assertEquals("sigma", line.response().orElseThrow().name());
  }

  private static List<Term.Group> groups(String text) {
    return line("yi ~ 1 + " + text).terms().stream()
        .filter(Term.Group.class::isInstance)
        .map(Term.Group.class::cast)
        .toList();
  }

  @Test
  void groupEffectsKeepInterceptSlopesTagAndNesting() {
    Term.Group group = groups("(1 + x | lab/study)").get(0);
    assertTrue(group.intercept());
    assertEquals(List.of("x"), group.slopes().stream().map(Term.Effect::code).toList());
    assertEquals(List.of("lab", "study"), group.groups().stream().map(c -> c.name()).toList());
    assertEquals(Optional.empty(), group.tag());
    assertEquals(Optional.of("p"), groups("(0 + x | p | study)").get(0).tag());
    assertEquals("(1 + x | lab/study)", group.code());
    assertEquals("(0 + x | p | study)", groups("(0 + x | p | study)").get(0).code());
  }

  @Test
  void aGroupHasAStructure() {
    Term.Group group = groups("(0 + outcome | study, cov = hcs)").get(0);
    assertEquals(GroupCovariance.Structure.HCS, group.covariance().orElseThrow().structure());
    assertEquals("(0 + outcome | study, cov = hcs)", group.code());
    Term.Group times = groups("(1 | study, cov = car(week))").get(0);
    assertEquals("week", times.covariance().orElseThrow().time().orElseThrow().name());
    assertEquals("(1 | study, cov = car(week))", times.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(0 + a | study, cov = css); 'css'",
        "(0 + a | study, cov = car); car(week)",
        "(0 + a | study, struct = cs); cov = ...",
        "(1 + a || study, cov = cs); combined with || or a tag",
        "(1 + a | p | study, cov = cs); combined with || or a tag",
      })
  void aStructureThatIsNoneIsRefusedWithItsPlace(String group, String words) {
    String message = assertThrows(MetaException.class, () -> groups(group)).getMessage();
    assertTrue(message.contains(words), message);
    assertTrue(message.contains("line 1"), message);
  }

  /** As in lme4: two bars make the effects independent, each with a term of its own. */
  @Test
  void twoBarsMakeTermsOfTheirOwn() {
    List<Term.Group> apart = groups("(1 + x + z || study)");
    assertEquals(
        List.of("(1 | study)", "(0 + x | study)", "(0 + z | study)"),
        apart.stream().map(Term.Group::code).toList());
    assertEquals(1, groups("(1 || study)").size());
  }

  /** The intercept of a group is its own: it does not switch that of the line. */
  @Test
  void anInterceptWithinAGroupStaysThere() {
    ModelLine line = line("yi ~ 1 + (0 + x | study)");
    assertTrue(line.intercept());
    assertEquals(false, line("yi ~ 0 + (1 | study)").intercept());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yi ~ 1 + habitat * log(dose) + (1 + dose | lab/study) + meta_V(V = vi)",
        "mu1 = y1 ~ 1 + meta_V(V = v)\nmu2 = y2 ~ x\nsigma1 ~ x\nrho12 ~ 1",
        "yi ~ 0 + a:b + I(x^2) + factor(year)",
        "yi ~ 1 + meta_V(w = n, scale = \"proportional\")",
        "yi ~ 1\nsd(`my lab`) ~ x\nprior tau = half_cauchy(0.5)"
      })
  void codeParsesToTheSameModel(String text) {
    String code = ModelText.parse(text).code();
    assertEquals(code, ModelText.parse(code).code());
  }

  @Test
  void aliasAndNameOfTheKnownCovarianceAreOne() {
    assertEquals(
        ModelText.parse("yi ~ 1 + meta_V(V = vi)").code(),
        ModelText.parse("yi ~ 1 + meta_known_V(V = vi)").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "~ 1; 1; begins with the column",
        "yi 1; 4; '~' is expected",
        "yi ~ 2; 6; 0 or 1",
        "yi ~ x^1.5; 8; whole number",
        "yi ~ x y; 8; should end here",
        "yi ~ (1 |; 10; grouping column",
        "yi ~ (x; 8; to close the bracket",
        "yi ~ meta_V(vi); 13; takes V =",
        "yi ~ meta_V(Q = vi); 13; scale =",
        "yi ~ meta_V(V = a, b); 18; takes nothing more",
        "yi ~ meta_V(V = a) + meta_V(V = b); 22; a second",
        "log(yi) ~ 1; 4; as it stands",
        "my y ~ 1; 4; backquotes",
        "yi = x; 1; joined by '~'",
        "sigma3 = a ~ x; 1; did you mean"
      })
  void faultsNameTheirPlace(String text, int column, String part) {
    MetaException fault = assertThrows(MetaException.class, () -> ModelText.parse(text));
    assertTrue(fault.getMessage().contains(part), fault.getMessage());
    assertEquals(column, ((Place.InText) fault.places().get(0)).column(), fault.getMessage());
  }
}
