package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Intervals of coefficients by three methods, each with the options that it takes. */
class IntervalOptionsTest {

  private static final Table BCG = Meta.dataset("bcg");
  private static final Code<FrequentistFit> FIT =
      Code.variable(
          "fit",
          Meta.fit(
              Meta.studies(BCG).read(), FreqOptions.defaults().withMethod("ML").withLevel(0.9)));

  private static Code<Table> intervals(String options, String... terms) {
    return IntervalOptions.intervals(
        Cell.line(new MapHost(), "%confidence fit " + options), FIT, List.of(terms));
  }

  @Test
  void waldIntervalsAreThoseOfTheFit() {
    Code<Table> wald = intervals("");
    assertEquals("fit.confidence(\"wald\")", wald.java());
    assertEquals(FIT.value().lower(), wald.value().doubleColumn("lower").get(0), 1e-12);
    assertEquals(FIT.value().upper(), wald.value().doubleColumn("upper").get(0), 1e-12);
  }

  @Test
  void theProfileLikelihoodFallsByHalfAChiSquareAtItsBounds() {
    Table profile = intervals("--interval profile", "(Intercept)").value();
    double lower = profile.doubleColumn("lower").get(0);
    assertTrue(lower < FIT.value().estimate());
    assertNotEquals(FIT.value().lower(), lower, 1e-6);
  }

  @Test
  void theBootstrapHasASeed() {
    Code<Table> first = intervals("--interval bootstrap --draws 50 --seed 7");
    assertEquals("fit.bootstrap(50, 7L)", first.java());
    assertEquals(
        first.value().printAll(),
        intervals("--interval bootstrap --draws 50 --seed 7").value().printAll());
    assertNotEquals(
        first.value().printAll(),
        intervals("--interval bootstrap --draws 50 --seed 8").value().printAll());
  }

  @Test
  void optionsOfTheBootstrapAreItsOwn() {
    for (String options : List.of("--draws 50", "--interval profile --seed 3")) {
      assertEquals(
          "--draws and --seed belong to --interval bootstrap",
          assertThrows(MetaException.class, () -> intervals(options)).getMessage());
    }
    assertTrue(IntervalOptions.isAsked(Cell.line(new MapHost(), "%confidence fit --seed 3")));
    assertFalse(IntervalOptions.isAsked(Cell.line(new MapHost(), "%confidence fit")));
  }
}
