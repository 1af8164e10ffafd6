package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The licences and notices of the runnable jar, each text once. */
class LegalTest {

  private static final Path FOLDER = Path.of("src", "main", "legal");
  private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static String inOneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static List<String> paragraphs(String text) {
    return PARAGRAPH
        .splitAsStream(text)
        .map(LegalTest::inOneLine)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  /** Libraries of the tests alone. */
  private static final Pattern OF_TESTS =
      Pattern.compile("/surefire/|/(junit|opentest4j|apiguardian)[^/]*[.]jar!");

  /** Paragraphs of the libraries on the class path that our two files lack. */
  private static List<String> missing(String... names) throws IOException {
    String ours =
        inOneLine(Files.readString(FOLDER.resolve("LICENSE")))
            + inOneLine(Files.readString(FOLDER.resolve("NOTICE")));
    List<String> missing = new ArrayList<>();
    int libraries = 0;
    for (String name : names) {
      for (URL url : Collections.list(LegalTest.class.getClassLoader().getResources(name))) {
        if (OF_TESTS.matcher(url.toString()).find()) {
          continue;
        }
        libraries++;
        try (InputStream in = url.openStream()) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          paragraphs(text).stream()
              .filter(paragraph -> !ours.contains(paragraph))
              .forEach(paragraph -> missing.add(url + ": " + paragraph));
        }
      }
    }
    assertTrue(libraries > 20, "the class path has the libraries");
    return missing;
  }

  @Test
  void theLicencesOfAllLibrariesAreThere() throws IOException {
    assertEquals(
        List.of(),
        missing(
            "META-INF/LICENSE",
            "META-INF/LICENSE.txt",
            "META-INF/thirdparty-LICENSE",
            "META-INF/FastDoubleParser-LICENSE",
            "LICENSE",
            "LICENSE-ClassGraph.txt"));
  }

  @Test
  void theNoticesOfAllLibrariesAreThere() throws IOException {
    assertEquals(
        List.of(),
        missing("META-INF/NOTICE", "META-INF/NOTICE.txt", "META-INF/FastDoubleParser-NOTICE"));
  }

  @Test
  void theApacheLicenceStandsOnce() throws IOException {
    String text = Files.readString(FOLDER.resolve("LICENSE"));
    String title = "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION";
    assertEquals(text.indexOf(title), text.lastIndexOf(title));
    assertTrue(text.contains(title), "the licence is there");
  }
}
