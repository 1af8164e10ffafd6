package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Refits;
import io.github.metasaw.kernel.MapHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Variables are read by name and type; a wrong name gets the nearest, or those that there are. */
class MagicHostTest {

  private static final Table BCG = Meta.dataset("bcg");

  private static MapHost host() {
    return new MapHost()
        .with("dat", BCG)
        .with("trials", BCG)
        .with("fit", Meta.fit(Meta.studies(BCG).read()))
        .with("$1", BCG)
        .with("answer", 42);
  }

  private static String fault(MapHost host, String name, Class<?> type) {
    return assertThrows(MetaException.class, () -> host.read(name, type)).getMessage();
  }

  @Test
  void variablesOfATypeIncludeThoseOfItsKinds() {
    assertEquals(List.of("dat", "trials"), host().names(Table.class));
    assertEquals(List.of("fit"), host().names(Fit.class));
    assertEquals(List.of("fit"), host().names(FrequentistFit.class));
    assertEquals(List.of(), host().names(BayesFit.class));
    assertEquals(List.of("dat", "trials", "fit", "answer"), host().names(Object.class));
  }

  @Test
  void aNameIsReadOnlyAsItsType() {
    assertSame(BCG, host().read("dat", Table.class));
    assertEquals(
        "no variable 'triasl'; did you mean 'trials'? tables here: dat, trials",
        fault(host(), "triasl", Table.class));
    assertEquals(
        "'fit' is a FrequentistFit, but a BayesFit is needed; there are no Bayesian fits yet",
        fault(host(), "fit", BayesFit.class));
    assertEquals(
        "'dat' is a Table, but a fit of %meta or %%bayes is needed; fits here: fit",
        fault(host(), "dat", Refits.class));
    assertEquals(
        "'dat' is a Table, but a fit of %meta is needed; fits of %meta here: fit",
        fault(host(), "dat", PooledFit.class));
    assertEquals(
        "the variable 'none' is null; tables here: dat, trials",
        fault(host().with("none", null), "none", Table.class));
    assertEquals(
        "'trials.csv' is a file, not a variable; %read trials.csv --as dat makes the table dat of it",
        fault(host(), "trials.csv", Table.class));
  }

  @Test
  void longListsAreCutAndCounted() {
    MapHost host = new MapHost();
    for (int i = 0; i < MagicHost.MAX_NAMES + 3; i++) {
      host.with("t" + i, BCG);
    }
    assertTrue(fault(host, "xyz", Table.class).endsWith(", t19 and 3 more"));
  }
}
