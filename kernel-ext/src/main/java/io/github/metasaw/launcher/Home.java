package io.github.metasaw.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The user's folders: where Metasaw keeps its environment, and where Jupyter looks for kernels. */
final class Home {

  /** What Java says of a user without an entry in the list of users. */
  private static final String NOBODY = "?";

  private final Map<String, String> environment;
  private final String system;
  private final String property;

  /**
   * The folders under given conditions.
   *
   * @param environment variables of the environment
   * @param system name of the operating system, as in {@code os.name}
   * @param property Java's {@code user.home}
   */
  Home(Map<String, String> environment, String system, String property) {
    this.environment = environment;
    this.system = system;
    this.property = property;
  }

  /** The folders of this user. */
  static Home ofUser() {
    return new Home(
        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
  }

  private boolean isWindows() {
    return system.startsWith("Windows");
  }

  /** The home folder, as Python finds it; empty for a user who has none. */
  Optional<Path> folder() {
    String home = isWindows() ? "" : variable("HOME");
    String known = home.isEmpty() ? property : home;
    return known.isEmpty() || known.equals(NOBODY) ? Optional.empty() : Optional.of(Path.of(known));
  }

  /** Whether programs can keep their files in the home folder. */
  boolean isWritable() {
    return folder().filter(Files::isDirectory).filter(Files::isWritable).isPresent();
  }

  /** {@code ~/.local/share/metasaw/venv}, or what the system has in its place. */
  Path environmentFolder() {
    String local = variable("LOCALAPPDATA");
    Path base = local.isEmpty() ? data("--venv DIR") : Path.of(local);
    return base.resolve("metasaw").resolve("venv");
  }

  /** The user's data folder, where jupyter_core looks for it. */
  Path jupyterFolder() {
    String own = variable("JUPYTER_DATA_DIR");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String appData = variable("APPDATA");
    if (isWindows() && !appData.isEmpty()) {
      return Path.of(appData).resolve("jupyter");
    }
    if (system.startsWith("Mac")) {
      return required("--prefix DIR").resolve("Library").resolve("Jupyter");
    }
    return data("--prefix DIR").resolve("jupyter");
  }

  private Path data(String instead) {
    String data = variable("XDG_DATA_HOME");
    return data.isEmpty() ? required(instead).resolve(".local").resolve("share") : Path.of(data);
  }

  private Path required(String instead) {
    return folder()
        .orElseThrow(
            () ->
                new Failure(
                    1, "this user has no home folder; name a folder with %s".formatted(instead)));
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
