package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library does not speak of notebooks: no option with dashes, no magic, in text or Javadoc. */
class LibraryWordsTest {

  private static final Path SOURCES = Path.of("src/main/java");

  /** Within a string literal, and after a blank within a comment. */
  private static final Pattern OPTION =
      Pattern.compile("\"[^\"\n]*--(?:[a-z]|%\\d*\\$?s)|^\\s*/?\\*.*--[a-z]", Pattern.MULTILINE);

  /** Format specifiers may stand before letters, as in {@code %sname}; names of magics may not. */
  private static final Pattern MAGIC =
      Pattern.compile(
          "%(?:read|dataset|meta|bayes|summary|check|forest|funnel|predict|weights|compare|loo"
              + "|influence|cumulative|shrinkage|subsets|density|tau|trace|rank|autocorrelation"
              + "|caterpillar|effects|predictive|sensitivity|bubble|levels|means|contrast"
              + "|confidence|profile|robust|variances|structure|average|populations|signal"
              + "|sampling|spread|exchangeable|contours|strip|mantra|dendrogram|membership|scan"
              + "|manhattan|qq|credible|es|convert|bias|report|explore|maven|classpath)\\b"
              + "|%%%%[a-z]");

  @Test
  void noSourceSpeaksOfOptionsOrMagics() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        for (Pattern pattern : List.of(OPTION, MAGIC)) {
          Matcher at = pattern.matcher(text);
          while (at.find()) {
            found.add(SOURCES.relativize(file) + ": " + at.group());
          }
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void thePatternsFindWhatTheyLookFor() {
    assertTrue(OPTION.matcher("throw of(\"take --sampler gibbs\");").find());
    assertTrue(OPTION.matcher("of(\"with --%1$s COLUMN\")").find());
    assertTrue(OPTION.matcher("   * as with --ratios").find());
    assertTrue(MAGIC.matcher("see %trace and %%density").find());
  }
}
