package io.github.metasaw.kernel.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchingTest {

  /** What a program asks whose output goes to another one. */
  static final class Asked {
    private Asked() {}

    /**
     * Prints the answer.
     *
     * @param none no words
     */
    public static void main(String[] none) {
      System.out.print(Watching.isTerminal());
    }
  }

  @Test
  void nobodyWatchesWhatGoesToAnotherProgram() throws IOException, InterruptedException {
    assumeFalse(File.pathSeparatorChar == ';', "redirected input differs");
    Process asked =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Asked.class.getName())
            .redirectInput(new File("/dev/null"))
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    assertFalse(Boolean.parseBoolean(answer), answer);
    assertFalse(answer.isEmpty());
  }
}
