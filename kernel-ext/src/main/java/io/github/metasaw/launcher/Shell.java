package io.github.metasaw.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Other programs, started from lists of words; none outlives this one. */
final class Shell {

  private Shell() {}

  /** Runs a program with our own terminal; its exit code. */
  static int run(ProcessBuilder builder) throws IOException, InterruptedException {
    return waitFor(builder.inheritIO());
  }

  /** Runs a program to its end; its exit code. */
  static int waitFor(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    Thread hook = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(hook);
    int code = process.waitFor();
    end(process);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is shutting down already, and the hook is running.
    }
    return code;
  }

  /**
   * Gives a program of Python a home folder, where the user has none that can be written.
   *
   * @param builder of the program
   * @param venv in which the folder is made
   * @return the same builder
   */
  static ProcessBuilder withHome(ProcessBuilder builder, Venv venv) throws IOException {
    if (!Home.ofUser().isWritable()) {
      Path home = Files.createDirectories(venv.folder().resolve("home"));
      builder.environment().put("HOME", home.toString());
    }
    return builder;
  }

  /** What a program prints; null where it cannot be started or fails. */
  static @org.jspecify.annotations.Nullable String output(List<String> command)
      throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? out.strip() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Ends a program and all it has started: first by asking, then by force. */
  static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle handle : all) {
      try {
        handle.onExit().get(5, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        handle.destroyForcibly();
      } catch (InterruptedException | ExecutionException e) {
        handle.destroyForcibly();
      }
    }
  }
}
