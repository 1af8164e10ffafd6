package io.github.metasaw.kernel.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.code.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Studies of a fit, or of a table with its columns. */
class StudiesSourceTest {

  private static final Table BCG = Meta.dataset("bcg");
  private static final FrequentistFit FIT = Meta.fit(Meta.studies(BCG).read());

  private static Code<Studies> of(String line, String... columns) {
    MapHost host = new MapHost().with("dat", BCG).with("fit", FIT);
    return StudiesSource.of(Cell.line(host, line), List.of(columns));
  }

  @Test
  void aFitHasItsStudies() {
    assertSame(FIT.studies(), of("%signal fit").value());
    assertEquals("fit.studies()", of("%signal fit").java());
    assertEquals(
        "'fit' is a fit, whose columns are read already; --vi is for a table",
        assertThrows(MetaException.class, () -> of("%signal fit --vi vi")).getMessage());
  }

  @Test
  void aTableIsReadWithTheColumnsThatAreNeeded() {
    Code<Studies> studies = of("%signal dat --vi vi", "ablat");
    assertEquals(
        "Meta.studies(dat).named(\"dat\").vi(\"vi\").require(List.of(\"ablat\")).read()",
        studies.java());
    assertArrayEquals(FIT.studies().yi(), studies.value().yi());
  }
}
