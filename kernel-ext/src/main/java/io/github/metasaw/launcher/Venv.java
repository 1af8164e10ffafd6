package io.github.metasaw.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python environment with JupyterLab.
 *
 * @param folder where it is
 * @param python its interpreter
 */
record Venv(Path folder, Path python) {

  /** What goes into it; the only place for these versions. */
  static final List<String> PACKAGES =
      List.of("jupyterlab==4.6.6", "plotly==7.1.0", "nbclient==0.11.0", "nbconvert==7.17.2");

  /**
   * Python option that prevents imports from the user's folder, for example of a file called re.py.
   */
  static final String ISOLATED = "-I";

  /** The interpreter of the environment into which pip has put Metasaw, and its folder. */
  private static final String OWN_PYTHON = "metasaw.python";

  private static final String OWN_FOLDER = "metasaw.prefix";

  /** In a virtual environment, and only there. */
  private static final String CONFIGURATION = "pyvenv.cfg";

  /**
   * A virtual environment, which may not exist yet.
   *
   * @param folder where it is or will be
   * @return the environment
   */
  static Venv at(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return new Venv(absolute, program(absolute, "python"));
  }

  /** The environment into which pip has put Metasaw; empty for the jar alone. */
  static Optional<Venv> own() {
    String python = System.getProperty(OWN_PYTHON);
    String folder = System.getProperty(OWN_FOLDER);
    return python == null || folder == null
        ? Optional.empty()
        : Optional.of(new Venv(Path.of(folder), Path.of(python)));
  }

  /** Refuses an environment of the user's without JupyterLab. */
  void requireJupyter() throws InterruptedException {
    if (Shell.output(asking("import jupyterlab, nbclient, nbconvert")) == null) {
      throw new Failure(
          1, "JupyterLab is not in the environment %s: pip install jupyterlab".formatted(folder));
    }
  }

  /** Makes the environment and fills it, where that has not been done. */
  void fill() throws IOException, InterruptedException {
    Path marker = folder.resolve("metasaw-packages.txt");
    String wanted = String.join("\n", PACKAGES);
    if (Files.isRegularFile(marker) && Files.readString(marker).equals(wanted)) {
      return;
    }
    if (Shell.output(List.of(python.toString(), ISOLATED, "-m", "pip", "--version")) == null) {
      create();
    }
    List<String> pip =
        new ArrayList<>(List.of(python.toString(), ISOLATED, "-m", "pip", "install"));
    pip.addAll(List.of("--disable-pip-version-check", "--progress-bar", "off"));
    pip.addAll(PACKAGES);
    Path log = folder.resolve("metasaw-pip.log");
    if (QuietRun.of("Installing JupyterLab", log).run(pip) != 0) {
      throw new Failure(
          1,
          "JupyterLab could not be installed (%s); is there a network, and room on the disk? The same command tries again. All that pip said is in %s"
              .formatted(QuietRun.reason(log), log));
    }
    Files.writeString(marker, wanted);
  }

  /** A half-made environment is made anew; a folder that is none is left as it is. */
  private void create() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(findPython());
    command.addAll(List.of(ISOLATED, "-m", "venv"));
    if (Files.exists(folder.resolve(CONFIGURATION))) {
      command.add("--clear");
    }
    command.add(folder.toString());
    Path log = Files.createTempFile("metasaw-venv", ".log");
    try {
      if (QuietRun.of("Making a virtual environment in " + folder, log).run(command) != 0) {
        throw new Failure(
            1,
            "Python could not make a virtual environment (%s); on Debian and Ubuntu the package python3-venv is needed"
                .formatted(QuietRun.reason(log)));
      }
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static final List<List<String>> PYTHONS =
      List.of(List.of("python3"), List.of("python"), List.of("py", "-3"));

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

  /** The environment of the Python on the PATH, as Jupyter's own --sys-prefix. */
  static Venv ofPath() throws InterruptedException {
    List<String> ask = new ArrayList<>(findPython());
    ask.addAll(List.of(ISOLATED, "-c", "import sys; print(sys.prefix); print(sys.executable)"));
    String said = Shell.output(ask);
    List<String> lines = said == null ? List.of() : said.lines().toList();
    if (lines.size() < 2) {
      throw new Failure(1, "Python does not say where it is");
    }
    return new Venv(Path.of(lines.get(0)), Path.of(lines.get(1)));
  }

  static boolean atLeast39(String version) {
    String[] parts = version.split("\\.", -1);
    int major = Integer.parseInt(parts[0]);
    return major > 3 || (major == 3 && Integer.parseInt(parts[1]) >= 9);
  }

  private static boolean windows() {
    return File.pathSeparatorChar == ';';
  }

  private static Path program(Path folder, String name) {
    return windows()
        ? folder.resolve("Scripts").resolve(name + ".exe")
        : folder.resolve("bin").resolve(name);
  }

  private List<String> asking(String statement) {
    return List.of(python.toString(), ISOLATED, "-c", statement);
  }

  /** Where Jupyter looks for kernels in this environment. */
  Path share() {
    return folder.resolve("share").resolve("jupyter");
  }

  /** Where plotly's JavaScript is, if it is there; in no other folder, which may be closed. */
  Optional<Path> plotlyJs() throws IOException {
    return packageFolders().stream()
        .map(packages -> packages.resolve(Path.of("plotly", "package_data", "plotly.min.js")))
        .filter(Files::exists)
        .findFirst();
  }

  private List<Path> packageFolders() throws IOException {
    if (windows()) {
      return List.of(folder.resolve(Path.of("Lib", "site-packages")));
    }
    Path libraries = folder.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> pythons = Files.newDirectoryStream(libraries, "python*")) {
      for (Path python : pythons) {
        found.add(python.resolve("site-packages"));
        found.add(python.resolve("dist-packages"));
      }
    }
    return found;
  }
}
