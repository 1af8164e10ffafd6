package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code %%bayes --likelihood}: posteriors of counts, and the magics that show them. */
class BayesOfCountsTest {

  private static final String PRIORS =
      "yi ~ 1\nprior mu = normal(0, sd = 2)\nprior tau = half_normal(sd = 0.7)\n";

  private static MapHost host() {
    Table trials =
        Table.create(
            "trials",
            StringColumn.create("study", "A", "B", "C", "D"),
            DoubleColumn.create("ai", 0, 0, 3, 2),
            DoubleColumn.create("n1i", 20, 30, 50, 20),
            DoubleColumn.create("ci", 2, 0, 5, 6),
            DoubleColumn.create("n2i", 20, 30, 50, 20));
    return new MapHost()
        .with("trials", trials)
        .with("es", Meta.effects(trials, EffectMeasure.OR))
        .with("rr", Meta.effects(trials, EffectMeasure.RR))
        .with("dat", Meta.dataset("bcg"));
  }

  private static MapHost fitted() {
    MapHost host = host();
    Cell.call(host, "%bayes es --likelihood conditional --as c", PRIORS);
    return host;
  }

  @Test
  void aCellGivesAPosteriorThatSaysItsLikelihood() {
    MapHost host = host();
    Cell.call(
        host, "%bayes es --likelihood binomial --baseline \"normal(-1, sd = 2)\" --as b", PRIORS);
    BayesFit post = (BayesFit) host.value("b");
    assertEquals("binomial", post.likelihood());
    String text = ((Sheet) host.displayed.get(0)).text();
    assertTrue(text.contains("baseline = normal(-1, sd = 2)"), text);
    assertFalse(text.contains("NaN"), text);
  }

  @Test
  void theMeasureMayBeNamedAtOnce() {
    MapHost host = fitted();
    Cell.call(
        host, "%bayes trials --measure OR --label study --likelihood conditional --as m", PRIORS);
    assertEquals(
        ((BayesFit) host.value("c")).logMarginal(),
        ((BayesFit) host.value("m")).logMarginal(),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%forest c",
        "%summary c",
        "%summary c mu theta[2]",
        "%density c",
        "%shrinkage c",
        "%check c",
        "%weights c",
        "%predict c",
        "%tau c c",
        "%effects c",
        "%caterpillar c",
        "%trace c"
      })
  void magicsTakeIt(String line) {
    Object shown = Cell.call(fitted(), line, null);
    assertNotNull(shown);
    assertFalse(Render.of(shown).content().get("text/plain").toString().contains("NaN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "%bayes dat --likelihood conditional => dat has estimates but no counts",
        "%bayes rr --likelihood binomial => another measure, RR",
        "%bayes es --likelihood poisson => the likelihood poisson is a function of",
        "%bayes es --likelihood conditionl => did you mean 'conditional'",
        "%bayes es --likelihood conditional --sampler nuts => --sampler exact",
        "%bayes es --baseline \"normal(0, sd = 1)\" => estimates have no baseline",
        "%bayes es --likelihood binomial --baseline \"normal(0, 1)\" => normal(0, sd = 10)"
      })
  void whatDoesNotGoTogetherIsOneLine(String line, String words) {
    String message =
        assertThrows(MetaError.class, () -> Cell.call(host(), line, PRIORS)).getMessage();
    assertTrue(message.contains(words), message);
  }
}
