package io.github.metasaw.launcher;

import io.github.metasaw.kernel.terminal.Watching;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program whose output goes to a file, while one line says how long it has been running.
 *
 * @param what it does, in words
 * @param log for its output
 * @param isInteractive whether someone watches; else the line is printed once
 */
record QuietRun(String what, Path log, boolean isInteractive) {

  private static final long SECOND_MS = 1000;

  /**
   * A program to run.
   *
   * @param what it does, in words
   * @param log for its output, overwritten
   * @return to be run
   */
  static QuietRun of(String what, Path log) {
    return new QuietRun(what, log, Watching.isTerminal());
  }

  /**
   * Runs the program.
   *
   * @param command with its words
   * @return its exit code
   */
  int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File(nothing())));
    builder.redirectOutput(log.toFile());
    System.out.print(what + " ..." + (isInteractive ? "" : "\n"));
    System.out.flush();
    Thread clock = new Thread(this::tick, "metasaw-clock");
    clock.setDaemon(true);
    if (isInteractive) {
      clock.start();
    }
    int code = Shell.waitFor(builder);
    clock.interrupt();
    clock.join();
    if (isInteractive) {
      System.out.println(code == 0 ? " done" : " failed");
    }
    return code;
  }

  private static String nothing() {
    return File.pathSeparatorChar == ';' ? "NUL" : "/dev/null";
  }

  private void tick() {
    try {
      for (int seconds = 1; ; seconds++) {
        Thread.sleep(SECOND_MS);
        System.out.printf("\r%s ... %d s", what, seconds);
        System.out.flush();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The line of a log that says what went wrong.
   *
   * @param log of a program that failed
   * @return the last line that speaks of an error, or the last of all
   */
  static String reason(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.stream()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("error"))
        .reduce((earlier, later) -> later)
        .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
  }
}
