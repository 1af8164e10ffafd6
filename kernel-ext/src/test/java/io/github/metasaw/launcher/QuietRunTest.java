package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietRunTest {

  @TempDir Path folder;

  @Test
  void outputGoesToTheLog() throws Exception {
    Path log = folder.resolve("out.log");
    String java = Jdk.running().program().toString();
    assertEquals(0, new QuietRun("Asking", log, false).run(List.of(java, "-version")));
    assertTrue(Files.readString(log).contains("version \""), () -> "no version in " + log);
    assertNotEquals(0, new QuietRun("Asking", log, true).run(List.of(java, "-nonsense")));
    assertTrue(QuietRun.reason(log).startsWith("Error: "), () -> "no error in " + log);
  }

  @Test
  void theReasonIsTheLastErrorOrTheLastLine() throws Exception {
    Path log = folder.resolve("pip.log");
    Files.writeString(
        log, "Collecting a\nERROR: first\n  ERROR: No matching b\nhint: look there\n\n");
    assertEquals("ERROR: No matching b", QuietRun.reason(log));
    Files.writeString(log, "one\ntwo\n\n");
    assertEquals("two", QuietRun.reason(log));
    Files.writeString(log, "");
    assertEquals("it said nothing", QuietRun.reason(log));
  }
}
