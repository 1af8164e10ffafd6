package io.github.metasaw.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The expectations of all of metafor's test files, answered by this library. The table of {@code
 * doc/accuracy.md} is what this test counts: it fails where the two differ, and writes the new one
 * to {@code target/metafor-expectations.md}, with what differs and what is not offered. The files
 * are written by {@code src/test/r/record_metafor_tests.R}.
 */
class MetaforExpectationsTest {

  private static final Path RECORDINGS = Path.of("src/test/resources/reference/metafor_tests");
  private static final Path DOCUMENT = Path.of("doc/accuracy.md");
  private static final String BEGIN = "<!-- metafor's expectations: counted by a test -->\n";
  private static final String END = "<!-- end of metafor's expectations -->";

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<String> differ = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final int[] totals = new int[6];

  @Test
  void theDocumentHasTheCounts() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(RECORDINGS)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : files) {
      add(new ObjectMapper().readTree(Files.readString(file)));
    }
    String table = table();
    Path made = Path.of("target/metafor-expectations.md");
    Files.createDirectories(made.getParent());
    Files.writeString(
        made, table + "\n" + String.join("\n", differ) + "\n\n" + String.join("\n", open) + "\n");
    String document = Files.readString(DOCUMENT);
    int start = document.indexOf(BEGIN) + BEGIN.length();
    assertEquals(
        table,
        document.substring(start, document.indexOf(END)),
        "the counts have changed; target/metafor-expectations.md has the new table");
  }

  private void add(JsonNode root) {
    MetaforComparison counted = MetaforComparison.of(root);
    int[] row = {
      root.get("expectations").size(),
      counted.agree(),
      counted.differ().size(),
      counted.approximations(),
      counted.notNumbers(),
      counted.notOfferedCount()
    };
    String file = root.get("file").asText();
    lines.add(row(file, row));
    for (int j = 0; j < row.length; j++) {
      totals[j] += row[j];
    }
    counted.notOffered().forEach((reason, n) -> reasons.merge(reason, n, Integer::sum));
    counted.differ().forEach(one -> differ.add(file + ": " + one));
    counted.open().forEach(one -> open.add(file + ": " + one));
  }

  private static String row(String name, int... numbers) {
    StringBuilder text = new StringBuilder("| " + name + " |");
    for (int number : numbers) {
      text.append(' ').append(number).append(" |");
    }
    return text.toString();
  }

  private String table() {
    List<String> text = new ArrayList<>();
    text.add(
        "| test file | expectations | agree | differ | another package's approximation | not of numbers | not offered |");
    text.add("|---|---|---|---|---|---|---|");
    text.add(row("**all**", totals));
    text.addAll(lines);
    text.add("");
    text.add("| why an expectation is not offered | expectations |");
    text.add("|---|---|");
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(reason -> text.add("| " + reason.getKey() + " | " + reason.getValue() + " |"));
    return String.join("\n", text) + "\n";
  }
}
