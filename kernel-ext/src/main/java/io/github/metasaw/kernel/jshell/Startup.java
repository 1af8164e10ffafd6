package io.github.metasaw.kernel.jshell;

import io.github.metasaw.kernel.Notebook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** What a session begins with: imports, and what JJava's environment variables ask for. */
final class Startup {

  /** What JJava imports for every notebook. */
  private static final String IMPORTS =
      String.join(
          "\n",
          "import java.util.*;",
          "import java.io.*;",
          "import java.math.*;",
          "import java.net.*;",
          "import java.time.*;",
          "import java.util.concurrent.*;",
          "import java.util.prefs.*;",
          "import java.util.regex.*;",
          "import static " + BaseNotebookStatics.class.getName() + ".*;");

  private Startup() {}

  /** The code that JShell runs first: imports, and the scripts that the environment names. */
  static List<String> code() {
    List<String> all = new ArrayList<>(List.of(IMPORTS, Notebook.IMPORTS));
    Optional.ofNullable(System.getenv("JJAVA_STARTUP_SCRIPT")).ifPresent(all::add);
    for (String name : PathsHandler.split(environment("JJAVA_STARTUP_SCRIPTS_PATH"))) {
      try {
        all.add(Files.readString(Path.of(name)));
      } catch (IOException e) {
        System.err.println("the startup script " + name + " cannot be read");
      }
    }
    return all;
  }

  private static String environment(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  /** The jars and folders of {@code JJAVA_CLASSPATH}, if it is set. */
  static Optional<String> classPath() {
    String globs = environment("JJAVA_CLASSPATH");
    return globs.isEmpty()
        ? Optional.empty()
        : Optional.of(PathsHandler.joinPaths(PathsHandler.splitAndResolveGlobs(globs)));
  }

  /** Whether the environment names a script, which may do more than declare. */
  static boolean hasScript() {
    return !environment("JJAVA_STARTUP_SCRIPT").isEmpty()
        || !environment("JJAVA_STARTUP_SCRIPTS_PATH").isEmpty();
  }
}
