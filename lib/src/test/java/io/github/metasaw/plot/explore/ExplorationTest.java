package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ExplorationTest {

  private static final String HOSTILE = "</td></script><img src=x onerror=\"alert(1)\">";

  @TempDir Path folder;

  private static Exploration of(String dataset) {
    return Meta.explore(Meta.studies(Meta.dataset(dataset)));
  }

  private static Exploration hostile() {
    Table table =
        Table.create(
            HOSTILE,
            StringColumn.create("study", HOSTILE, "it's \ud83d\ude00", "C"),
            DoubleColumn.create("yi", 0.1, 0.4, 0.3),
            DoubleColumn.create("vi", 0.01, 0.02, 0.03));
    return Meta.explore(Meta.studies(table).label("study").named(HOSTILE));
  }

  @Test
  void thePageStandsByItself() {
    String page = of("bcg").html();
    assertFalse(Pattern.compile("(src|href)=\"|https?://(?!www.w3.org)").matcher(page).find());
    assertTrue(page.contains("<option value=\"REML\" selected>"));
    assertTrue(page.contains("data-template=\"half_cauchy(#)\" selected>"));
    assertEquals(4, page.split("<svg ", -1).length - 1);
  }

  @Test
  void labelsAreInert() {
    String page = hostile().html();
    assertFalse(page.contains("<img"), "label in the page");
    assertEquals(2, page.split("<script", -1).length - 1);
    assertTrue(page.contains("aria-label=\"include &lt;/td&gt;"));
  }

  @Test
  void aPosteriorStartsFromItsPriors() {
    BayesFit fit =
        Meta.bayes(
            Meta.dataset("eight_schools"),
            "yi ~ 1\nprior mu = normal(0, sd = 10)\nprior tau = half_cauchy(5)");
    Exploration page = Meta.explore(fit);
    assertEquals("half_cauchy(5)", page.settings().priorOfTau());
    assertEquals(fit.mean(BayesFit.MU), page.fits().mu().mean(), 1e-10);
    assertTrue(page.html().contains("type=\"number\" min=\"0\" step=\"any\" value=\"5\""));
    Exploration other =
        Meta.explore(
            Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\nprior tau2 = gamma(1, 0.01)"));
    assertTrue(other.html().contains(">tau2 = gamma(1, 0.01)</option>"));
  }

  @Test
  void aFitStartsFromItsOptions() {
    Exploration page =
        Meta.explore(Meta.fit(Meta.studies(Meta.dataset("bcg")).read())).withMethod("DL");
    assertEquals("DL", page.settings().options().method().id());
    assertEquals("-0.7141", "%.4f".formatted(page.fits().pooled().estimate()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "0.95, min='50' max='99.5' step='0.5' value='95'",
        "0.999, min='50' max='99.9' step='0.1' value='99.9'",
        "0.9973, min='50' max='99.73' step='0.01' value='99.73'",
        "0.4, min='40' max='99.5' step='0.5' value='40'",
        "0.99995, min='50' max='99.995' step='0.001' value='99.995'",
        "0.123456, min='12.3456' max='99.5' step='0.0001' value='12.3456'"
      })
  void theSliderHasAMarkForTheLevel(double level, String attributes) {
    String slider = "type=\"range\" " + attributes.replace('\'', '"');
    assertTrue(of("bcg").withLevel(level).html().contains(slider), slider);
  }

  @Test
  void whatThePageCannotShowIsRefused() {
    Exploration page = of("bcg");
    MetaException weights = assertThrows(MetaException.class, () -> page.withMethod("GENQ"));
    assertEquals("the page has no weights, which GENQ needs", weights.getMessage());
    assertThrows(
        MetaException.class, () -> Meta.explore(Meta.fit(Meta.dataset("bcg"), "yi ~ ablat")));
  }

  @Test
  void thePageIsSavedAndReplacesAnEarlierOneOnly() throws IOException {
    Path file = folder.resolve("explore.html");
    assertFalse(of("eight_schools").save(file));
    assertTrue(of("bcg").save(file));
    Files.writeString(file, "<!DOCTYPE html><p>mine</p>");
    assertThrows(MetaException.class, () -> of("bcg").save(file));
    MetaException png =
        assertThrows(MetaException.class, () -> of("bcg").save(folder.resolve("a.png")));
    assertEquals("a page to explore is saved as html, not as 'png'", png.getMessage());
  }
}
