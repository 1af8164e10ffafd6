package io.github.metasaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No parameter is told by how its name is spelt: a column that a user calls {@code sigma_lab} or
 * {@code tau} is never taken for a parameter. Only the vocabulary itself compares names.
 */
class SpellingTest {

  private static final Path SOURCES = Path.of("src/main/java/io/github/metasaw");

  /** A question asked of a string, with the name of a parameter as the answer. */
  private static final Pattern LOOKUP =
      Pattern.compile(
          "\\.(?:equals|equalsIgnoreCase|startsWith|endsWith|contains|matches|indexOf|replaceFirst"
              + "|replace|lastIndexOf)\\(\\s*\"(?:\\^?mu[12]?(?:\\[12\\])?:?|tau2?|sigma[12]?(?:\\[12\\]\\??)?:?"
              + "|rho12|phi|beta_F|zeta2|theta_new|theta\\[.*|u\\[|sd\\(.*|cor\\(.*|log\\(.*|atanh\\(.*"
              + "|\\(Intercept\\)|groupVariance.*)\"");

  /** What gives parameters their names, and reads them from text. */
  private static final Set<String> VOCABULARY =
      Set.of("formula", "model/parameter", "bayes/prior", "bayes/posterior");

  @Test
  void noParameterIsToldByItsSpelling() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        String name = SOURCES.relativize(file).toString().replace('\\', '/');
        if (VOCABULARY.stream().anyMatch(folder -> name.startsWith(folder + "/"))) {
          continue;
        }
        Matcher at = LOOKUP.matcher(Files.readString(file));
        while (at.find()) {
          found.add(name + ": " + at.group());
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void thePatternFindsWhatItLooksFor() {
    for (String lookup :
        List.of(
            "name.startsWith(\"sd(\")",
            "component.equals(\"sigma\")",
            "names.contains(\"rho12\")",
            "term.equals(\"(Intercept)\")",
            "name.matches(\"sigma[12]?\")",
            "group.replaceFirst(\"^mu[12]:\", \"\")",
            "variables.indexOf(\"tau\")",
            "name.startsWith(\"u[\")")) {
      assertTrue(LOOKUP.matcher(lookup).find(), lookup);
    }
    assertFalse(LOOKUP.matcher("table.doubleColumn(\"tau2\")").find());
    assertFalse(LOOKUP.matcher("settings.containsKey(\"tau2\")").find());
  }
}
