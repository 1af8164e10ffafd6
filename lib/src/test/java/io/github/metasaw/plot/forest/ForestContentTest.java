package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestContentTest {

  private static final FrequentistFit FIT = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());

  private static String refused(ForestOptions options) {
    return assertThrows(MetaException.class, () -> Figures.leaveOneOut(FIT, options)).getMessage();
  }

  /** An option of the table of studies is refused where there is no such table, not ignored. */
  @Test
  void whatCannotBeShownIsRefused() {
    ForestOptions options = ForestOptions.defaults();
    String where = " cannot be shown in a figure whose rows have an order of their own";
    assertEquals("columns of the table" + where, refused(options.withColumns(List.of("year"))));
    assertEquals(
        "columns of the table" + where, refused(options.withColumnGroup("A", List.of("year"))));
    assertEquals("an order of the studies" + where, refused(options.withSort("yi", true)));
    assertEquals("subgroups" + where, refused(options.withGroup("alloc")));
    assertEquals("a pooled row" + where, refused(options.withPooledRow("All")));
    assertDoesNotThrow(
        () -> Figures.leaveOneOut(FIT, options.withRawData(false).withFavours("a", "b")));
  }
}
