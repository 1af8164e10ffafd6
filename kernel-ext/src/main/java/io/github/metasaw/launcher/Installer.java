package io.github.metasaw.launcher;

import java.io.IOException;
import java.io.InputStream;
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

  /** Where Jupyter looks for the icon of a kernel. */
  private static final List<String> ICONS = List.of("logo-svg.svg", "logo-64x64.png");

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
    Path spec = write(jupyter.get(), java, Optional.empty());
    if (!line.has("no-archive")) {
      Archive.make(spec, java);
    }
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
    Path spec = share.resolve("kernels").resolve(KERNEL);
    Path installed = spec.resolve("metasaw.jar");
    String json = KernelSpec.json(java.program(), venv.plotlyJs().map(Path::toString));
    boolean isThere =
        Files.exists(installed)
            && Files.mismatch(installed, jar()) == -1
            && Files.readString(spec.resolve("kernel.json")).equals(json);
    if (isThere && Archive.fits(spec, java)) {
      return;
    }
    if (!isThere) {
      System.out.println("Installing the kernel 'Java (Metasaw)' ...");
      write(share, java, venv.plotlyJs());
    }
    Archive.make(spec, java);
    System.out.println("The kernel 'Java (Metasaw)' is in " + spec);
  }

  private static Path write(Path jupyter, Jdk java, Optional<Path> plotly) throws IOException {
    Path spec = jupyter.resolve("kernels").resolve(KERNEL);
    Files.createDirectories(spec);
    Files.copy(jar(), spec.resolve("metasaw.jar"), StandardCopyOption.REPLACE_EXISTING);
    // Of an earlier version, which ran on JJava.
    Files.deleteIfExists(spec.resolve("jjava.jar"));
    for (String icon : ICONS) {
      try (InputStream in = Installer.class.getResourceAsStream(icon)) {
        if (in == null) {
          throw new IllegalStateException("the jar lacks " + icon);
        }
        Files.copy(in, spec.resolve(icon), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(
        spec.resolve("kernel.json"), KernelSpec.json(java.program(), plotly.map(Path::toString)));
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
