package io.github.metasaw.plot.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SelectionContentTest {

  private static final Table SMOKE = Meta.dataset("hackshaw1998");
  private static final Exploration PAGE = Meta.explore(Meta.studies(SMOKE)).withPage("selection");

  private static ExploreContent.Shown at(String cut) {
    Map<String, String> values = new HashMap<>(PAGE.start().values());
    values.put("largest-p", cut);
    return new SelectionContent().draw(PAGE.fits(), new ExploreControls(values));
  }

  /** The fit of the rows whose z is larger than 1.959964, by another way. */
  @Test
  void whatIsPublishedIsPooled() {
    Table published =
        SMOKE.where(
            row ->
                row.doubleColumn("yi")
                    .divide(row.doubleColumn("vi").sqrt())
                    .isGreaterThan(1.959963984540054));
    FrequentistFit fit = Meta.fit(Meta.studies(published).read());
    List<String> lines = at("0.025").summary();
    String expected =
        "%d published: %s ["
            .formatted(
                published.rowCount(), Digits.significant(fit.estimate(), PAGE.data().scale()));
    assertTrue(lines.get(1).startsWith(expected), lines.get(1) + " not " + expected);
    assertTrue(lines.get(0).startsWith("All 37 studies: "), lines.get(0));
    assertEquals(
        "A study is published if its one-sided p value for an effect above 0 is at most 0.025",
        lines.get(2));
  }

  @Test
  void withoutSelectionBothAreTheSame() {
    List<String> lines = at("1").summary();
    assertEquals(
        lines.get(0).replace("All 37 studies", ""), lines.get(1).replace("37 published", ""));
  }

  /** Hollow points are those of the studies that are not published. */
  @Test
  void unpublishedStudiesAreHollow() {
    Scene funnel = at("0.025").scenes().get(0);
    long hollow =
        funnel.marks().stream()
            .filter(mark -> mark instanceof Mark.Circle circle && circle.fill().equals(Theme.WHITE))
            .count();
    String words = funnel.description();
    assertTrue(words.contains((hollow - 1) + " of them are not published"), words + hollow);
    Table table = new SelectionContent().figure(PAGE.fits(), PAGE.start()).table();
    assertEquals(hollow - 1, table.booleanColumn("unpublished").countTrue());
  }

  @Test
  void whatCannotBeSelectedIsRefused() {
    assertThrows(MetaException.class, () -> at("0"));
    assertThrows(MetaException.class, () -> at("1e-12"));
    MetaException priors =
        assertThrows(MetaException.class, () -> PAGE.withPrior("tau = half_cauchy(1)"));
    assertEquals("the page 'selection' has no priors", priors.getMessage());
  }
}
