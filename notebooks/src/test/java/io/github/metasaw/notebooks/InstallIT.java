package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
}
