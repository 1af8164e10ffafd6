package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/**
 * The list of what the four documents claim, show and print ({@code notebooks/items.csv}), and the
 * cells that take each item up. Cells name items in their metadata: {@code "metasaw": {"items":
 * ["000-17"]}}.
 */
class ItemsTest {

  private static final Path NOTEBOOKS = Path.of("..");
  private static final Pattern LIST = Pattern.compile("\"items\": \\[([^\\]]*)\\]");
  private static final Pattern ITEM = Pattern.compile("\\b00[0-4]-\\d\\d\\b");

  /** A notebook that does not use metadata yet names its items in the text. */
  private static Set<String> carried(String notebook) throws IOException {
    String json = Files.readString(NOTEBOOKS.resolve(notebook));
    Set<String> items = new TreeSet<>();
    Matcher lists = LIST.matcher(json);
    while (lists.find()) {
      items.addAll(items(lists.group(1)));
    }
    return items.isEmpty() ? items(json) : items;
  }

  private static Set<String> items(String text) {
    return ITEM.matcher(text)
        .results()
        .map(m -> m.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> listed() {
    Table table = Table.read().csv(NOTEBOOKS.resolve("items.csv").toFile());
    List<String> numbers = table.stringColumn("item").asList();
    assertEquals(161, numbers.size());
    assertEquals(0, table.stringColumn("what").countMissing());
    return new TreeSet<>(numbers);
  }

  @ParameterizedTest
  @CsvSource({
    "000, 01-bayesian-meta-analysis.ipynb",
    "002, 02-evidence-synthesis.ipynb",
    "003, 03-mean-and-heterogeneity.ipynb",
    "004, 04-hierarchical-effects.ipynb",
  })
  void everyItemIsCarriedByACell(String document, String notebook) throws IOException {
    Set<String> missing = listed();
    missing.removeIf(item -> !item.startsWith(document));
    assertTrue(missing.size() > 20);
    missing.removeAll(carried(notebook));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyItemOfACellIsListed() throws IOException {
    try (var files = Files.newDirectoryStream(NOTEBOOKS, "0*.ipynb")) {
      for (Path file : files) {
        Set<String> items = carried(String.valueOf(file.getFileName()));
        items.removeAll(listed());
        assertEquals(Set.of(), items, file.toString());
      }
    }
  }

  /** Where metadata name the items, the text does not: numbers are for us, not for readers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01-bayesian-meta-analysis.ipynb",
        "02-evidence-synthesis.ipynb",
        "03-mean-and-heterogeneity.ipynb",
        "04-hierarchical-effects.ipynb"
      })
  void itemsAreInTheMetadataOrInTheText(String notebook) throws IOException {
    String json = Files.readString(NOTEBOOKS.resolve(notebook));
    if (LIST.matcher(json).find()) {
      assertEquals(Set.of(), items(LIST.matcher(json).replaceAll("")));
    }
  }
}
