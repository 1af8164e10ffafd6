package io.github.metasaw.kernel.magic.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.plot.Figure;
import org.junit.jupiter.api.Test;

/** A L'Abbé plot of a table or a fit, and what it says of data without counts. */
class LabbeMagicTest {

  private static MapHost host() {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    Cell.call(host, "%es RR dat --ai tpos --bi tneg --ci cpos --di cneg --as es");
    Cell.call(host, "%meta es --as fit");
    host.displayed.clear();
    return host;
  }

  @Test
  void aTableAndAFit() {
    Figure table = (Figure) Cell.call(host(), "%labbe es");
    assertEquals("Risks of two groups", table.title());
    assertFalse(table.svg().contains("pooled effect"));
    Figure fit = (Figure) Cell.call(host(), "%labbe fit");
    assertTrue(fit.svg().contains("pooled effect"));
    assertTrue(
        fit.text().contains("Risk in group 2") && fit.text().contains("Risk in group 1"),
        fit.text());
  }

  @Test
  void dataWithoutCountsAreRefused() {
    assertEquals(
        "a L'Abbé plot shows the risks of two groups, so it needs their counts, and dat has none of the measures AS, IRD, IRR, IRSD, OR, PETO, RD, RR with its counts",
        Cell.fault(host(), "%labbe dat"));
    assertEquals(
        "no variable 'fitt'; did you mean 'fit'? fits of %meta here: fit",
        Cell.fault(host(), "%labbe fitt"));
  }
}
