package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.kernel.Cell;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every word in capitals of a usage line is explained. */
class PlaceholderTest {

  @Test
  void wordsOfAUsageLine() {
    assertEquals(
        List.of(Placeholder.TABLE, Placeholder.FIT, Placeholder.MANTRA_FIT),
        Placeholder.in("FIT... | MANTRA_FIT | TABLE"));
    assertEquals(
        List.of(Placeholder.POSTERIOR, Placeholder.VARIABLE),
        Placeholder.in("POSTERIOR [VARIABLE...]"));
    assertEquals(List.of(), Placeholder.in("[independent]"));
  }

  /** Words that speak for themselves. */
  private static final Set<String> PLAIN =
      Set.of(
          "NAME",
          "TERM",
          "WEIGHT",
          "KNOWN_V",
          "DISTANCES",
          "CHROMOSOME",
          "FROM",
          "TO",
          "CORRELATION");

  @Test
  void everyUsageLineIsExplained() {
    for (Magic magic : Cell.MAGICS.magics()) {
      String arguments = magic.description().arguments();
      List<String> explained = Placeholder.in(arguments).stream().map(Enum::name).toList();
      for (String word : arguments.split("[^A-Z_]+")) {
        assertTrue(
            word.length() < 2 || explained.contains(word) || PLAIN.contains(word),
            "%" + magic.name() + ": " + word);
      }
    }
  }

  @Test
  void variablesHaveAType() {
    assertEquals(BayesFit.class, Placeholder.POSTERIOR.type());
    assertEquals(Void.class, Placeholder.TERM.type());
  }
}
