package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;

class ForestRowsTest {

  @Test
  void aPooledRowAndGroupsDoNotGoTogether() {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    ForestOptions both = ForestOptions.defaults().withGroup("alloc").withPooledRow("Pooled");
    assertThrows(MetaException.class, () -> Meta.forest(both, fit));
  }
}
