package io.github.metasaw.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Java that a kernel runs on.
 *
 * @param program its {@code java}
 * @param version for example {@code 17.0.9}
 */
record Jdk(Path program, String version) {

  private static final int OLDEST = 17;

  /** The one that runs. */
  static Jdk running() {
    return new Jdk(program(Path.of(System.getProperty("java.home"))), Runtime.version().toString());
  }

  /** The one of --java, its home or its program; or the one that runs. */
  static Jdk of(Optional<String> given) throws InterruptedException {
    return given.isEmpty() ? running() : at(Path.of(given.get()).toAbsolutePath().normalize());
  }

  private static Jdk at(Path place) throws InterruptedException {
    Path program = Files.isDirectory(place) ? program(place) : place;
    String modules =
        Files.isExecutable(program)
            ? Shell.output(List.of(program.toString(), "--list-modules"))
            : null;
    String version = modules == null ? "" : version(modules);
    if (modules == null || version.isEmpty()) {
      throw new Failure(2, "there is no Java " + OLDEST + " or later at " + place);
    }
    if (Runtime.Version.parse(version).feature() < OLDEST) {
      throw new Failure(2, "Java " + OLDEST + " or later is needed, not " + version);
    }
    if (!modules.contains("jdk.jshell@")) {
      throw new Failure(2, "the Java at " + place + " has no jshell: a JDK is needed, not a JRE");
    }
    return new Jdk(program, version);
  }

  /** That of java.base among the modules listed; empty if it is not there. */
  static String version(String modules) {
    return modules
        .lines()
        .filter(line -> line.startsWith("java.base@"))
        .map(line -> line.substring("java.base@".length()).strip())
        .findFirst()
        .orElse("");
  }

  private static Path program(Path home) {
    return home.resolve("bin").resolve(File.pathSeparatorChar == ';' ? "java.exe" : "java");
  }
}
