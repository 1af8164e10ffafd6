package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicGroup;
import io.github.metasaw.report.document.Sheet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the help says comes from the declarations. */
class HelpTest {

  private static final Magic META = Cell.MAGICS.find("meta").orElseThrow();
  private static final Magic LOO = Cell.MAGICS.find("loo").orElseThrow();

  @Test
  void aMagicHasUsageExampleAndARowForEachOption() {
    Sheet help = Help.of(META);
    assertEquals("%meta, %%meta", help.title());
    assertEquals(META.allOptions().size(), help.rows().size());
    String text = help.text();
    assertTrue(text.contains("Usage: %meta TABLE [OPTIONS]"), text);
    assertTrue(text.contains("or: %%meta TABLE [OPTIONS], and the model below"), text);
    assertTrue(text.contains("Example: %meta dat --method REML --test knha --as fit"), text);
    assertFalse(Help.of(LOO).text().contains("%%loo"));
  }

  @Test
  void defaultsAreThoseOfTheLibrary() {
    List<String> level =
        Help.of(META).rows().stream()
            .filter(row -> row.get(0).equals("--level"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(
            "--level",
            "VALUE",
            Double.toString(FreqOptions.defaults().level()),
            "confidence of all intervals (between 0 and 1)"),
        level);
  }

  @Test
  void wordsInCapitalsAreExplained() {
    assertTrue(
        Help.of(LOO).text().contains("FIT: a variable that holds a fit"), Help.of(LOO).text());
  }

  @Test
  void theListOfMagicsNamesEachGroupOnce() {
    Sheet all = Help.of(Cell.MAGICS);
    List<String> groups =
        all.rows().stream().map(row -> row.get(0)).filter(group -> !group.isEmpty()).toList();
    assertEquals(Arrays.stream(MagicGroup.values()).map(MagicGroup::words).toList(), groups);
    assertEquals(Cell.MAGICS.magics().size(), all.rows().size());
  }

  @Test
  void anOptionHasItsRow() {
    Sheet sheet = Help.of(META.options().get(0));
    assertEquals("--yi", sheet.title());
    assertEquals(1, sheet.rows().size());
  }
}
