package io.github.metasaw.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the kernel where a Jupyter finds it. */
final class Installer {

  /** Folder of the kernel specification; what notebooks call the kernel. */
  static final String KERNEL = "metasaw";

  private Installer() {}

  /** {@code install} as a command. */
  static void install(CommandLine line) throws IOException, InterruptedException {
    line.noOthers();
    line.atMostOne(List.of("venv", "prefix", "sys-prefix", "user"));
    Jdk java = Jdk.of(line.option("java"));
    Optional<Path> jupyter = folder(line);
    if (jupyter.isEmpty()) {
      into(Venv.ready(line.option("venv")), java);
      return;
    }
    Path jjava = jjavaOfPath();
    Path spec = write(jupyter.get(), jjava, java, Optional.empty());
    Archive.make(spec, java, line.has("no-archive"));
    System.out.println("The kernel 'Java (Metasaw)' is in " + spec);
  }

  /** Jupyter's data folder that the words name; empty for an environment of its own. */
  private static Optional<Path> folder(CommandLine line) throws InterruptedException {
    if (line.has("user")) {
      return Optional.of(
          userData(
              System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home")));
    }
    if (line.has("sys-prefix")) {
      return Optional.of(share(Venv.prefixOfPath()));
    }
    return line.option("prefix").map(prefix -> share(Path.of(prefix)));
  }

  private static Path share(Path prefix) {
    return prefix.resolve("share").resolve("jupyter");
  }

  /** Into an environment, unless this very jar is there already. */
  static void into(Venv venv, Jdk java) throws IOException, InterruptedException {
    Path share = share(venv.folder());
    Path jjava = share.resolve("kernels").resolve("java").resolve("jjava.jar");
    if (!Files.exists(jjava)) {
      throw new Failure(1, "JJava is not in " + venv.folder() + ": pip install jjava==1.0a8");
    }
    Path spec = share.resolve("kernels").resolve(KERNEL);
    Path installed = spec.resolve("metasaw.jar");
    if (Files.exists(installed)
        && Files.mismatch(installed, jar()) == -1
        && Archive.fits(spec, java)) {
      return;
    }
    System.out.println("Installing the kernel 'Java (Metasaw)' ...");
    write(share, jjava, java, venv.plotlyJs());
    Archive.make(spec, java, false);
    System.out.println("The kernel 'Java (Metasaw)' is in " + spec);
  }

  private static Path write(Path jupyter, Path jjava, Jdk java, Optional<Path> plotly)
      throws IOException {
    Path spec = jupyter.resolve("kernels").resolve(KERNEL);
    Files.createDirectories(spec);
    Files.copy(jar(), spec.resolve("metasaw.jar"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(jjava, spec.resolve("jjava.jar"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        spec.resolve("kernel.json"),
        KernelSpec.json(java.program(), File.pathSeparator, plotly.map(Path::toString)));
    return spec;
  }

  /** The jar that runs. */
  static Path jar() {
    try {
      Path jar =
          Path.of(Installer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new Failure(1, "this works from metasaw.jar only: java -jar metasaw.jar install");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new Failure(1, "the jar cannot be found: " + e.getMessage());
    }
  }

  /** JJava of the Jupyter on the PATH. */
  private static Path jjavaOfPath() throws InterruptedException {
    String out = Shell.output(List.of("jupyter", "--paths", "--json"));
    if (out != null) {
      for (Path data : KernelSpec.dataFolders(out)) {
        Path jar = data.resolve("kernels").resolve("java").resolve("jjava.jar");
        if (Files.exists(jar)) {
          return jar;
        }
      }
    }
    throw new Failure(
        1,
        "JJava was not found: pip install jjava==1.0a8 into the Jupyter that will use the kernel,"
            + " or leave --user, --prefix and --sys-prefix out and let an environment be made");
  }

  /** The user's data folder, where jupyter_core looks for it. */
  static Path userData(Map<String, String> environment, String system, String home) {
    String own = environment.getOrDefault("JUPYTER_DATA_DIR", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String appData = environment.getOrDefault("APPDATA", "");
    if (system.startsWith("Windows") && !appData.isEmpty()) {
      return Path.of(appData).resolve("jupyter");
    }
    if (system.startsWith("Mac")) {
      return Path.of(home).resolve("Library").resolve("Jupyter");
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base = data.isEmpty() ? Path.of(home).resolve(".local").resolve("share") : Path.of(data);
    return base.resolve("jupyter");
  }
}
