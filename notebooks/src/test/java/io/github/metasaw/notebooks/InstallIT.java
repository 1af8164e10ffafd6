package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code install} puts the kernel of a Jupyter that is on the PATH. */
class InstallIT {

  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Jupyter.install();
  }

  private static void installed(Path jupyter) throws IOException {
    Path spec = jupyter.resolve("kernels").resolve("metasaw");
    assertTrue(Files.exists(spec.resolve("metasaw.jar")), () -> "no jar in " + spec);
    assertTrue(Files.exists(spec.resolve("logo-svg.svg")), () -> "no icon in " + spec);
    assertTrue(
        Files.readString(spec.resolve("kernel.json")).contains(System.getProperty("java.home")));
  }

  private static void install(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    String[] all = new String[words.length + 2];
    all[0] = "install";
    all[1] = "--no-archive";
    System.arraycopy(words, 0, all, 2, words.length);
    Jupyter.Output output = Jupyter.launcher(environment, all);
    assertEquals(0, output.code(), output.text());
  }

  @Test
  void underAPrefixOnAGivenJava() throws IOException, InterruptedException {
    Path prefix = folder.resolve("a prefix");
    install(
        Jupyter.path(Path.of(Jupyter.venv())),
        "--prefix",
        prefix.toString(),
        "--java",
        System.getProperty("java.home"));
    installed(prefix.resolve("share").resolve("jupyter"));
  }

  @Test
  void forTheUser() throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(Jupyter.path(Path.of(Jupyter.venv())));
    environment.put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
    install(environment, "--user");
    installed(folder.resolve("data"));
  }

  @Test
  void intoTheEnvironmentOfThePath() throws IOException, InterruptedException {
    Path active = folder.resolve("active");
    Jupyter.Output made = Jupyter.module("venv", "--without-pip", active.toString());
    assertEquals(0, made.code(), made.text());
    install(Jupyter.path(Path.of(Jupyter.venv()), active), "--sys-prefix");
    installed(active.resolve("share").resolve("jupyter"));
  }

  /** The scripts of Binder and of the container for development, with the jar of this build. */
  @Test
  void theScriptsOfContainers() throws IOException, InterruptedException {
    assumeTrue(java.io.File.separatorChar == '/', "these containers are Linux");
    Path active = folder.resolve("container");
    Jupyter.Output made = Jupyter.module("venv", "--without-pip", active.toString());
    assertEquals(0, made.code(), made.text());
    Map<String, String> environment = new HashMap<>(Jupyter.path(Path.of(Jupyter.venv()), active));
    environment.put("JUPYTER_DATA_DIR", folder.resolve("home").toString());
    script(environment, ".binder", "postBuild");
    installed(active.resolve("share").resolve("jupyter"));
    // The environment that the tests have already is that of the user here.
    environment.put("XDG_DATA_HOME", shared().toString());
    script(environment, ".devcontainer", "setup");
    installed(folder.resolve("home"));
    installed(shared().resolve("metasaw/venv/share/jupyter"));
  }

  /** A data folder whose environment is that of the tests. */
  private Path shared() throws IOException {
    Path metasaw = Files.createDirectories(folder.resolve("data home").resolve("metasaw"));
    Path venv = metasaw.resolve("venv");
    if (!Files.exists(venv)) {
      Files.createSymbolicLink(venv, Path.of(Jupyter.venv()).toAbsolutePath());
    }
    return folder.resolve("data home");
  }

  private static void script(Map<String, String> environment, String hidden, String name)
      throws IOException, InterruptedException {
    Path script = Path.of("..", hidden, name).toAbsolutePath().normalize();
    Jupyter.Output output =
        Jupyter.run(List.of("bash", script.toString(), "--no-archive"), environment);
    assertEquals(0, output.code(), output.text());
  }
}
