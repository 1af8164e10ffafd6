package io.github.metasaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents call by name exists: classes, and members of classes. */
class DocumentNamesTest {

  /** Names of other libraries, and the X of "how to add one". */
  private static final Set<String> OF_OTHERS = Set.of("ServiceLoader", "Thread", "XMagic");

  private static final Pattern NAME =
      Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.([A-Za-z0-9_]+))?");

  private static final Map<String, String> SOURCES = sources();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "doc/accuracy.md",
        "doc/decisions.md",
        "doc/limits.md",
        "doc/speed.md",
        "../kernel-ext/README.md"
      })
  void namedClassesExist(String document) throws IOException {
    assertEquals(Set.of(), unknown(Files.readString(Path.of(document))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"`NoSuchClass`", "`Meta.noSuchMethod`", "`MetaX.fit(table)`", "a `Nothing` here"})
  void aNameThatIsGoneIsFound(String text) {
    assertEquals(1, unknown("`Meta.fit` and " + text).size());
  }

  private static Set<String> unknown(String text) {
    Set<String> unknown = new TreeSet<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      String source = SOURCES.get(name.group(1));
      String member = name.group(2);
      boolean isKnown =
          OF_OTHERS.contains(name.group(1))
              || (source != null && (member == null || mentions(member).test(source)));
      if (!isKnown) {
        unknown.add(name.group());
      }
    }
    return unknown;
  }

  private static Predicate<String> mentions(String member) {
    return Pattern.compile("\\b" + member + "\\b").asPredicate();
  }

  /** The sources of each class of all modules, by simple name. */
  private static Map<String, String> sources() {
    List<Path> files = new ArrayList<>();
    for (String module :
        List.of(
            "lib",
            "lib/office",
            "kernel-ext",
            "kernel-ext/launcher",
            "kernel-ext/web",
            "kernel-ext/web/small",
            "notebooks/course")) {
      Path root = Path.of("..").resolve(module).resolve("src");
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    assertTrue(files.size() > 1000, () -> files.size() + " files");
    return files.stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                DocumentNamesTest::read,
                String::concat));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
