package io.github.metasaw.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Puts the kernel where a Jupyter finds it. */
final class Installer {

  /** Folder of the kernel specification; what notebooks call the kernel. */
  static final String KERNEL = "metasaw";

  private Installer() {}

  /** {@code install} as a command. */
  static void install(Words words) throws IOException, InterruptedException {
    words.noOthers();
    Optional<String> venv = words.option("venv");
    Path prefix;
    if (words.has("user")) {
      prefix = userData();
    } else if (words.option("prefix").isPresent()) {
      prefix = Path.of(words.option("prefix").get()).resolve("share").resolve("jupyter");
    } else {
      Venv ready = Venv.ready(venv);
      into(ready);
      return;
    }
    Path jjava = jjavaOfPath();
    Path spec = write(prefix, jjava, Optional.empty());
    Archive.make(spec, words.has("no-archive"));
    System.out.println("The kernel 'Java (Metasaw)' is in " + spec);
  }

  /** Into an environment, unless this very jar is there already. */
  static void into(Venv venv) throws IOException, InterruptedException {
    Path share = venv.folder().resolve("share").resolve("jupyter");
    Path jjava = share.resolve("kernels").resolve("java").resolve("jjava.jar");
    if (!Files.exists(jjava)) {
      throw new Failure(1, "JJava is not in " + venv.folder() + ": pip install jjava==1.0a8");
    }
    Path spec = share.resolve("kernels").resolve(KERNEL);
    Path installed = spec.resolve("metasaw.jar");
    if (Files.exists(installed) && Files.mismatch(installed, jar()) == -1 && Archive.fits(spec)) {
      return;
    }
    System.out.println("Installing the kernel 'Java (Metasaw)' ...");
    write(share, jjava, venv.plotlyJs());
    Archive.make(spec, false);
    System.out.println("The kernel 'Java (Metasaw)' is in " + spec);
  }

  private static Path write(Path jupyter, Path jjava, Optional<Path> plotly) throws IOException {
    Path spec = jupyter.resolve("kernels").resolve(KERNEL);
    Files.createDirectories(spec);
    Files.copy(jar(), spec.resolve("metasaw.jar"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(jjava, spec.resolve("jjava.jar"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        spec.resolve("kernel.json"),
        KernelSpec.json(Archive.java(), java.io.File.pathSeparator, plotly.map(Path::toString)));
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
    String out = Shell.output(java.util.List.of("jupyter", "--paths", "--json"));
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
            + " or leave --user and --prefix out and let an environment be made");
  }

  private static Path userData() {
    Path home = Path.of(System.getProperty("user.home"));
    String os = System.getProperty("os.name", "");
    String appData = System.getenv("APPDATA");
    if (os.startsWith("Windows") && appData != null) {
      return Path.of(appData).resolve("jupyter");
    }
    return os.startsWith("Mac")
        ? home.resolve("Library").resolve("Jupyter")
        : home.resolve(".local").resolve("share").resolve("jupyter");
  }
}
