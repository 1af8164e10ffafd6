package io.github.metasaw.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python virtual environment with JupyterLab.
 *
 * @param folder where it is
 */
record Venv(Path folder) {

  /** What goes into it; the only place for these versions. */
  static final List<String> PACKAGES =
      List.of("jupyterlab==4.6.6", "plotly==7.1.0", "nbclient==0.11.0", "nbconvert==7.17.2");

  /**
   * Python option that prevents imports from the user's folder, for example of a file called re.py.
   */
  static final String ISOLATED = "-I";

  private static final List<List<String>> PYTHONS =
      List.of(List.of("python3"), List.of("python"), List.of("py", "-3"));

  /** The environment given by --venv, or the user's own, made and filled where it is missing. */
  static Venv ready(Optional<String> given) throws IOException, InterruptedException {
    Venv venv = new Venv(given.map(Path::of).orElseGet(Venv::usual).toAbsolutePath().normalize());
    Path marker = venv.folder.resolve("metasaw-packages.txt");
    String wanted = String.join("\n", PACKAGES);
    if (Files.isRegularFile(marker) && Files.readString(marker).equals(wanted)) {
      return venv;
    }
    if (!Files.exists(venv.python())) {
      venv.create();
    }
    System.out.println("Installing " + String.join(", ", PACKAGES) + " ...");
    List<String> pip =
        new ArrayList<>(List.of(venv.python().toString(), ISOLATED, "-m", "pip", "install"));
    pip.addAll(List.of("--disable-pip-version-check", "--progress-bar", "on"));
    pip.addAll(PACKAGES);
    if (Shell.run(new ProcessBuilder(pip)) != 0) {
      throw new Failure(1, "pip could not install JupyterLab; its reason stands above");
    }
    Files.writeString(marker, wanted);
    return venv;
  }

  /** {@code ~/.local/share/metasaw/venv}, or what the system has in its place. */
  private static Path usual() {
    String local = System.getenv("LOCALAPPDATA");
    String data = System.getenv("XDG_DATA_HOME");
    Path home = Path.of(System.getProperty("user.home"));
    Path base =
        local != null
            ? Path.of(local)
            : data != null && !data.isEmpty() ? Path.of(data) : home.resolve(".local/share");
    return base.resolve("metasaw").resolve("venv");
  }

  private void create() throws IOException, InterruptedException {
    System.out.println("Making a virtual environment in " + folder + " ...");
    List<String> python = new ArrayList<>(findPython());
    python.addAll(List.of(ISOLATED, "-m", "venv", folder.toString()));
    if (Shell.run(new ProcessBuilder(python)) != 0) {
      throw new Failure(
          1,
          "Python could not make a virtual environment, for the reason above; on Debian and Ubuntu"
              + " the package python3-venv is needed");
    }
  }

  private static List<String> findPython() throws InterruptedException {
    String found = "";
    for (List<String> python : PYTHONS) {
      List<String> ask = new ArrayList<>(python);
      ask.addAll(List.of(ISOLATED, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"));
      String version = Shell.output(ask);
      if (version != null && atLeast39(version)) {
        return python;
      }
      found = version == null ? found : " (found " + version + ")";
    }
    throw new Failure(1, "Python 3.9 or later is needed, and was not found" + found);
  }

  /** The prefix of the Python on the PATH, as Jupyter's own --sys-prefix. */
  static Path prefixOfPath() throws InterruptedException {
    List<String> ask = new ArrayList<>(findPython());
    ask.addAll(List.of(ISOLATED, "-c", "import sys; print(sys.prefix)"));
    String prefix = Shell.output(ask);
    if (prefix == null || prefix.isEmpty()) {
      throw new Failure(1, "Python does not say where it is");
    }
    return Path.of(prefix);
  }

  static boolean atLeast39(String version) {
    String[] parts = version.split("\\.");
    int major = Integer.parseInt(parts[0]);
    return major > 3 || (major == 3 && Integer.parseInt(parts[1]) >= 9);
  }

  private static boolean windows() {
    return File.pathSeparatorChar == ';';
  }

  /** A program of the environment. */
  Path program(String name) {
    return windows()
        ? folder.resolve("Scripts").resolve(name + ".exe")
        : folder.resolve("bin").resolve(name);
  }

  Path python() {
    return program("python");
  }

  /** Where plotly's JavaScript is, if it is there. */
  Optional<Path> plotlyJs() throws IOException {
    try (Stream<Path> files =
        Files.find(
            folder.resolve(windows() ? "Lib" : "lib"),
            5,
            (path, attributes) -> path.endsWith(Path.of("plotly", "package_data")))) {
      return files.map(f -> f.resolve("plotly.min.js")).filter(Files::exists).findFirst();
    }
  }
}
