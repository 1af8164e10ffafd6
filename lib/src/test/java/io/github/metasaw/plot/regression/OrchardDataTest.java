package io.github.metasaw.plot.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.regression.OrchardData.Group;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class OrchardDataTest {

  private static final Table BCG = Meta.dataset("bcg");

  /** Means are those of the fit, as marginal means; intervals of a next study are wider. */
  @Test
  void aLevelHasItsMeanAndItsStudies() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ alloc");
    OrchardData data = OrchardData.of(fit, "alloc");
    Table means = fit.marginalMeans("alloc");
    int studies = 0;
    for (int g = 0; g < data.groups().size(); g++) {
      Group group = data.groups().get(g);
      assertEquals(means.stringColumn("level").get(g), group.level());
      assertEquals(means.doubleColumn("estimate").getDouble(g), group.mean(), 1e-12);
      assertEquals(means.doubleColumn("lower").getDouble(g), group.interval().lower(), 1e-12);
      assertTrue(group.prediction().width() > group.interval().width());
      studies += group.points().size();
    }
    assertEquals(13, studies);
    assertEquals(7, data.groups().get(1).points().size());
    assertEquals(data.groups().get(0).mean(), data.table().doubleColumn("estimate").getDouble(0));
  }

  @Test
  void withoutModeratorsAllStudiesAreOne() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ 1");
    OrchardData data = OrchardData.of(fit, "");
    assertEquals(fit.estimate(), data.groups().get(0).mean(), 1e-12);
    assertEquals(13, data.groups().get(0).points().size());
  }

  @Test
  void wantsAFactorOfTheMean() {
    FrequentistFit fit = Meta.fit(BCG, "yi ~ alloc + year");
    assertThrows(MetaException.class, () -> OrchardData.of(fit, "year"));
    MetaException fault = assertThrows(MetaException.class, () -> OrchardData.of(fit, ""));
    assertTrue(fault.getMessage().contains("needs the one whose levels it shows"));
  }
}
