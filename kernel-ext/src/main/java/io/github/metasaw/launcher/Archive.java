package io.github.metasaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The class-data archive, which halves the start of the kernel: classes parsed and verified once,
 * at install, by a run that does what a first cell does. Without it everything works, later.
 */
final class Archive {

  private static final String NAME = "metasaw.jsa";
  private static final String STAMP = "metasaw.jsa.java";

  private Archive() {}

  private static String stamp(Jdk java) {
    return java.program() + " " + java.version();
  }

  /** Whether the archive was made by this Java. */
  static boolean fits(Path spec, Jdk java) throws IOException {
    Path stamp = spec.resolve(STAMP);
    return Files.exists(stamp) && Files.readString(stamp).equals(stamp(java));
  }

  /**
   * Makes the archive beside the jar; says in one line if it cannot. The stamp comes last, so that
   * what was not made is made at the next start.
   */
  static void make(Path spec, Jdk java) throws IOException, InterruptedException {
    Path archive = spec.resolve(NAME);
    Files.deleteIfExists(spec.resolve(STAMP));
    Files.deleteIfExists(archive);
    List<String> command =
        List.of(
            java.program().toString(),
            // Before Java 21 an archived method that waited for the compiler when the run ended is
            // never compiled again (JDK-8306460): six times as long for a PNG. So: no compiler.
            "-Xint",
            "-XX:+UseSerialGC",
            "-XX:ArchiveClassesAtExit=" + archive,
            "-Djava.awt.headless=true",
            "-Xlog:all=off",
            "-cp",
            spec.resolve("metasaw.jar").toString(),
            ArchiveTraining.class.getName());
    Path log = Files.createTempFile("metasaw-archive", ".log");
    int code = QuietRun.of("Preparing a quick start", log).run(command);
    Files.deleteIfExists(log);
    // Java leaves the file read-only, and Windows would not let it be replaced.
    if (code == 0 && archive.toFile().setWritable(true)) {
      Files.writeString(spec.resolve(STAMP), stamp(java));
    } else {
      Files.deleteIfExists(archive);
      System.out.println(
          "(No class archive could be made; the kernel starts a little later. The next start of"
              + " 'lab', 'run' or 'install' tries again.)");
    }
  }
}
