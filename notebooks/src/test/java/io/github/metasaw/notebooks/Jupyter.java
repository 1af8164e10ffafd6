package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The virtual environment of the tests, made by the launcher itself; its path has a blank. */
final class Jupyter {

  private static final Path JAR = Path.of(System.getProperty("metasaw.jar")).normalize();
  private static final Path VENV = Path.of(System.getProperty("metasaw.venv"));

  /** The version that the adapter is tested with. */
  private static final String JJAVA = "jjava==1.0a8";

  /** The version that grades the exercises. */
  private static final String NBGRADER = "nbgrader==0.9.6";

  private Jupyter() {}

  /**
   * Installs the kernel. Without Python the tests are skipped, except in continuous integration.
   */
  static void install() throws IOException, InterruptedException {
    assumePython();
    Output output = launcher("install", "--venv", VENV.toString());
    assertEquals(0, output.code(), output.text());
  }

  private static void assumePython() throws InterruptedException {
    boolean python = works("python3", "--version") || works("python", "--version");
    assumeTrue(python || "true".equals(System.getenv("CI")), "Python is not here");
  }

  /** Runs the Python of the machine; without it the test is skipped, as in {@link #install}. */
  static Output systemPython(List<String> words, Map<String, String> environment)
      throws IOException, InterruptedException {
    assumePython();
    List<String> command = new ArrayList<>();
    command.add(works("python3", "--version") ? "python3" : "python");
    command.addAll(words);
    return run(command, environment);
  }

  /** Installs JJava, in which Metasaw is an extension. */
  static void installJJava() throws IOException, InterruptedException {
    Output output = module("pip", "install", "--disable-pip-version-check", JJAVA);
    assertEquals(0, output.code(), output.text());
  }

  /** Installs nbgrader, which grades the exercises. */
  static void installNbgrader() throws IOException, InterruptedException {
    Output output = module("pip", "install", "--disable-pip-version-check", NBGRADER);
    assertEquals(0, output.code(), output.text());
  }

  /** What a program printed, and how it ended. */
  record Output(int code, String text) {}

  /** Runs metasaw.jar with the Java of this test. */
  static Output launcher(String... words) throws IOException, InterruptedException {
    return launcher(Map.of(), words);
  }

  /** The same with variables of the environment. */
  static Output launcher(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(Arrays.asList(words));
    return run(command, environment);
  }

  /** Runs a Python program of the tests in the environment. */
  static Output python(String program, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(programs(VENV).resolve("python").toString());
    command.add(Path.of("src", "test", "python", program).toString());
    command.addAll(Arrays.asList(words));
    return run(command, Map.of());
  }

  /** Runs a module of Python in the environment. */
  static Output module(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(programs(VENV).resolve("python").toString());
    command.add("-m");
    command.addAll(Arrays.asList(words));
    return run(command, Map.of());
  }

  /** A PATH on which the programs of some environments come first. */
  static Map<String, String> path(Path... environments) {
    String path = System.getenv("PATH");
    for (Path environment : environments) {
      path = programs(environment) + File.pathSeparator + path;
    }
    return Map.of("PATH", path);
  }

  private static Path programs(Path environment) {
    Path posix = environment.resolve("bin");
    return (Files.exists(posix) ? posix : environment.resolve("Scripts")).toAbsolutePath();
  }

  static String venv() {
    return VENV.toString();
  }

  static String jar() {
    return JAR.toString();
  }

  /** Runs a program with variables of the environment besides those that are there. */
  static Output run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.waitFor(), text);
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      return run(Arrays.asList(command), Map.of()).code() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
