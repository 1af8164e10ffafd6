package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {

  @Test
  void eachCommandHasHelpOfItsOwn() {
    assertEquals(List.of("lab", "run", "install", "version"), Usage.commands());
    for (String command : Usage.commands()) {
      String help = Usage.of(command);
      assertTrue(help.contains("java -jar metasaw.jar " + command), help);
      assertEquals(1, help.lines().filter(line -> line.contains("java -jar")).count(), help);
    }
    assertTrue(Usage.of("install").contains("--prefix DIR"));
    assertTrue(Usage.of("lab").contains("--no-browser"));
    // The launcher's own four, and one line for all magics.
    assertEquals(5, Usage.of("").lines().filter(line -> line.startsWith("  java -jar")).count());
  }

  @Test
  void theProgramIsCalledAsTheUserCalledIt() {
    System.setProperty("metasaw.command", "metasaw");
    try {
      String help = Usage.of("");
      assertTrue(help.contains("\n  metasaw lab [DIR]"), help);
      assertFalse(help.contains("java -jar"), help);
      assertFalse(help.replace("%meta", "").contains("%"), help);
    } finally {
      System.clearProperty("metasaw.command");
    }
  }
}
