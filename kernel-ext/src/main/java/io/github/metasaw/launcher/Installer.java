package io.github.metasaw.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Puts the kernel where a Jupyter finds it. */
final class Installer {

  /** Folder of the kernel specification; what notebooks call the kernel. */
  static final String KERNEL = "metasaw";

  private static final String JAR = "metasaw.jar";
  private static final String SPECIFICATION = "kernel.json";

  /** Where Jupyter looks for the icon of a kernel. */
  private static final List<String> ICONS =
      List.of("logo-svg.svg", "logo-64x64.png", "logo-32x32.png");

  /** A class that only the runnable jar holds together with these. */
  private static final String OF_A_LIBRARY = "tech/tablesaw/api/Table.class";

  private static final String INSTALLED = "The kernel 'Java (Metasaw)' is in ";

  private Installer() {}

  /** {@code install} as a command. */
  static void install(CommandLine line) throws IOException, InterruptedException {
    line.noOthers();
    line.atMostOne(List.of("venv", "prefix", "sys-prefix", "user"));
    Optional<Venv> environment = environment(line);
    if (environment.isEmpty() && !line.has("user")) {
      System.out.println(INSTALLED + spec(Preparation.of(line).share()));
      return;
    }
    Jdk java = Jdk.of(line.option("java"));
    Path share = environment.map(Venv::share).orElseGet(() -> Home.ofUser().jupyterFolder());
    Optional<Path> plotly =
        environment.isPresent() ? environment.get().plotlyJs() : Optional.empty();
    Path spec = write(share, java, plotly);
    if (!line.has("no-archive")) {
      Archive.make(spec, java);
    }
    System.out.println(INSTALLED + spec);
  }

  /** The environment that the words name; empty for one of its own and for the user. */
  private static Optional<Venv> environment(CommandLine line) throws InterruptedException {
    if (line.has("sys-prefix")) {
      return Optional.of(Venv.ofPath());
    }
    return line.option("prefix").map(prefix -> Venv.at(Path.of(prefix)));
  }

  private static Path spec(Path share) {
    return share.resolve("kernels").resolve(KERNEL);
  }

  /** Into an environment, unless this very jar is there already. */
  static void into(Venv venv, Jdk java) throws IOException, InterruptedException {
    Path spec = spec(venv.share());
    Path installed = spec.resolve(JAR);
    String json = KernelSpec.json(java.program(), venv.plotlyJs().map(Path::toString));
    boolean isThere =
        Files.exists(installed)
            && Files.mismatch(installed, jar()) == -1
            && Files.isRegularFile(spec.resolve(SPECIFICATION))
            && Files.readString(spec.resolve(SPECIFICATION)).equals(json);
    if (isThere && Archive.fits(spec, java)) {
      return;
    }
    if (!isThere) {
      write(venv.share(), java, venv.plotlyJs());
    }
    Archive.make(spec, java);
  }

  /** Completes the kernel that pip has put into an environment: only its archive is missing. */
  static void complete(Venv venv, Jdk java) throws IOException, InterruptedException {
    Path spec = jar().toAbsolutePath().getParent();
    if (spec == null || !Files.exists(spec.resolve(SPECIFICATION))) {
      into(venv, java);
    } else if (Files.isWritable(spec) && !Archive.fits(spec, java)) {
      Archive.make(spec, java);
    }
  }

  private static Path write(Path jupyter, Jdk java, Optional<Path> plotly) throws IOException {
    Path spec = spec(jupyter);
    Files.createDirectories(spec);
    replace(spec.resolve(JAR), jar());
    // Of an earlier version, which ran on JJava.
    Files.deleteIfExists(spec.resolve("jjava.jar"));
    describe(spec, KernelSpec.json(java.program(), plotly.map(Path::toString)));
    return spec;
  }

  /**
   * A kernel that runs keeps the file it has, and a copy that breaks off leaves the earlier one.
   */
  private static void replace(Path file, Path source) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.copy(source, whole, StandardCopyOption.REPLACE_EXISTING);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes what Jupyter reads of a kernel: its specification and its icons.
   *
   * @param spec folder of the kernel, which exists
   * @param json the specification
   */
  static void describe(Path spec, String json) throws IOException {
    for (String icon : ICONS) {
      try (InputStream in = Installer.class.getResourceAsStream(icon)) {
        if (in == null) {
          throw new IllegalStateException("the jar lacks " + icon);
        }
        Files.copy(in, spec.resolve(icon), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(spec.resolve(SPECIFICATION), json);
  }

  /** The jar that runs. */
  static Path jar() {
    try {
      Path jar =
          Path.of(Installer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return whole(jar);
    } catch (URISyntaxException e) {
      throw new Failure(1, "the jar cannot be found: " + e.getMessage());
    }
  }

  /** Refuses what is not the runnable jar: a kernel is one jar with all its libraries. */
  static Path whole(Path jar) {
    boolean isWhole = false;
    if (Files.isRegularFile(jar)) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        isWhole = zip.getEntry(OF_A_LIBRARY) != null;
      } catch (IOException e) {
        throw new Failure(1, jar + " cannot be read: " + e.getMessage());
      }
    }
    if (!isWhole) {
      throw new Failure(
          1,
          "this works from the jar with all libraries only: java -jar metasaw.jar install,"
              + " or metasaw-kernel-ext with the classifier 'all'");
    }
    return jar;
  }
}
