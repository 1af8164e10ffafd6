package io.github.metasaw.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.reference.ReferenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Makes the tables of {@code doc/digits.md} from the reference files. It fails where a number
 * differs by more than one in a million without a cause, and where the page is another one; {@code
 * target/digits.md} has the new tables.
 */
class DigitsTest {

  private static final Path PAGE = Path.of("doc/digits.md");
  private static final String BEGIN = "<!-- counted by a test -->\n";
  private static final String END = "<!-- end -->";

  private static final List<Digit> ALL = new ArrayList<>();

  private static synchronized List<Digit> all() {
    if (ALL.isEmpty()) {
      new UnivariateDigits(ALL).addAll();
      new OtherDigits(ALL).addAll();
      new PosteriorDigits(ALL).addAll();
    }
    return ALL;
  }

  @Test
  void everyDifferenceHasACause() {
    List<String> unexplained =
        all().stream()
            .filter(digit -> digit.differs() && digit.cause() == Cause.NONE)
            .map(Digit::toString)
            .toList();
    assertEquals(List.of(), unexplained);
    assertTrue(all().size() > 5000, "only " + all().size());
  }

  @Test
  void thePageHasThem() throws IOException {
    String tables = counts() + "\n" + differences();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/digits.md"), tables);
    String page = Files.readString(PAGE);
    assertEquals(
        tables,
        page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)),
        "target/digits.md has the new tables");
  }

  private static String counts() {
    Map<String, List<Digit>> groups = new LinkedHashMap<>();
    all()
        .forEach(
            digit -> groups.computeIfAbsent(digit.data(), any -> new ArrayList<>()).add(digit));
    StringBuilder table =
        new StringBuilder(
            "| data | calls of R | numbers | equal to six digits or more | named below |\n|---|---|---|---|---|\n");
    groups.forEach((data, digits) -> table.append(row(data, digits)));
    return table.append(row("**all**", all())).toString();
  }

  private static String row(String data, List<Digit> digits) {
    long calls = digits.stream().map(one -> one.data() + one.call()).distinct().count();
    long differ = digits.stream().filter(Digit::differs).count();
    return "| %s | %d | %d | %d | %d |\n"
        .formatted(data, calls, digits.size(), digits.size() - differ, differ);
  }

  /** One row for each data set, function of R and cause, with all calls and quantities. */
  private static String differences() {
    Map<String, List<Digit>> groups = new LinkedHashMap<>();
    all().stream()
        .filter(Digit::differs)
        .forEach(
            digit ->
                groups
                    .computeIfAbsent(
                        String.join("|", digit.data(), digit.function(), digit.cause().name()),
                        any -> new ArrayList<>())
                    .add(digit));
    StringBuilder table =
        new StringBuilder(
            "| data | calls | quantities | largest difference | R | Metasaw | cause |\n|---|---|---|---|---|---|---|\n");
    Set<Cause> causes = new LinkedHashSet<>();
    for (List<Digit> digits : groups.values()) {
      Digit largest =
          digits.stream().max(Comparator.comparingDouble(Digit::difference)).orElseThrow();
      causes.add(largest.cause());
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s: %s | %s | %.1e, of %s in %s | %.9g | %.9g | %d |\n",
              largest.data(),
              largest.function(),
              distinct(digits, Digit::settings, "; "),
              distinct(digits, Digit::quantity, "; "),
              largest.difference(),
              largest.quantity(),
              largest.settings(),
              largest.theirs(),
              largest.ours(),
              number(causes, largest.cause())));
    }
    StringBuilder words = new StringBuilder("Causes:\n\n");
    causes.forEach(
        cause -> words.append("%d. %s.\n".formatted(number(causes, cause), cause.words())));
    return words + "\n" + table;
  }

  private static String distinct(
      List<Digit> digits, Function<Digit, String> words, String separator) {
    return digits.stream().map(words).distinct().collect(Collectors.joining(separator));
  }

  private static int number(Set<Cause> causes, Cause cause) {
    return new ArrayList<>(causes).indexOf(cause) + 1;
  }

  /** Collects the numbers of one call. */
  static final class Call {

    private final List<Digit> digits;
    private final String data;
    private final String name;
    private final Cause cause;

    Call(List<Digit> digits, String data, String name, Cause cause) {
      this.digits = digits;
      this.data = data;
      this.name = name;
      this.cause = cause;
    }

    /** Numbers of one quantity; those that R does not give are left out. */
    void add(String quantity, JsonNode theirs, double... ours) {
      add(quantity, cause, theirs, ours);
    }

    void add(String quantity, Cause why, JsonNode theirs, double... ours) {
      if (theirs == null || theirs.isNull()) {
        return;
      }
      double[] numbers = ReferenceFile.numbers(theirs);
      for (int i = 0; i < Math.min(numbers.length, ours.length); i++) {
        if (!Double.isNaN(numbers[i])) {
          digits.add(new Digit(data, name, quantity, numbers[i], ours[i], why));
        }
      }
    }
  }
}
