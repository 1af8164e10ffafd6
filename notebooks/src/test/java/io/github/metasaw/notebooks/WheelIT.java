package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wheel of profile {@code wheel}, in an empty environment whose PATH has neither Java nor
 * Maven. Skipped where no wheel of this jar has been made.
 */
@Tag("wheel")
class WheelIT {

  private static final Duration MAX_TO_FIRST_PLOT = Duration.ofSeconds(60);
  private static final long MAX_BYTES = 95_000_000;

  private static final String NOTEBOOK =
      """
      {"cells": [
        {"cell_type": "code", "id": "a", "execution_count": null, "metadata": {}, "outputs": [],
         "source": ["%dataset bcg\\n", "%meta bcg"]},
        {"cell_type": "code", "id": "b", "execution_count": null, "metadata": {}, "outputs": [],
         "source": ["System.getProperty(\\"java.home\\") + (20 + 22)"]}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """;

  @TempDir static Path folder;

  private static Path programs;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Path wheel = wheel();
    assertTrue(Files.size(wheel) < MAX_BYTES, () -> wheel + " is too large");
    Path venv = folder.resolve("a venv");
    done(Jupyter.run(List.of("python3", "-m", "venv", venv.toString()), Map.of()));
    programs = venv.resolve("bin");
    done(
        Jupyter.run(
            List.of(
                programs.resolve("pip").toString(),
                "install",
                "--disable-pip-version-check",
                "-q",
                wheel.toString(),
                "jupyterlab"),
            Map.of()));
  }

  private static Path wheel() throws IOException {
    Path made = Path.of(System.getProperty("metasaw.wheel")).normalize();
    assumeTrue(Files.isDirectory(made), "no wheel here: mvn -Pwheel makes one");
    try (Stream<Path> files = Files.list(made)) {
      Path wheel = files.filter(f -> f.toString().endsWith(".whl")).findFirst().orElseThrow();
      boolean isOfJar =
          Files.getLastModifiedTime(wheel)
                  .compareTo(Files.getLastModifiedTime(Path.of(Jupyter.jar())))
              >= 0;
      assumeTrue(isOfJar, "the wheel is older than the jar: mvn -Pwheel makes a new one");
      return wheel;
    }
  }

  private static String done(Jupyter.Output output) {
    assertEquals(0, output.code(), output.text());
    return output.text();
  }

  private static Jupyter.Output metasaw(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(programs.resolve("metasaw").toString()));
    command.addAll(List.of(words));
    return Jupyter.run(command, Map.of("PATH", programs.toString(), "JAVA_HOME", ""));
  }

  @Test
  void aForestPlotComesWithinAMinute() throws IOException, InterruptedException {
    Path forest = folder.resolve("forest.svg");
    long start = System.nanoTime();
    String text = done(metasaw("meta", "bcg", "--save", forest.toString()));
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(MAX_TO_FIRST_PLOT) < 0, taken::toString);
    assertTrue(text.contains("-0.7145"), text);
    assertTrue(Files.readString(forest).contains("Aronson 1948"));
  }

  @Test
  void notebooksRunOnTheRuntimeOfTheWheel() throws IOException, InterruptedException {
    Path notebook = Files.writeString(folder.resolve("first.ipynb"), NOTEBOOK);
    String[] run = {"run", notebook.toString(), "--in-place"};
    done(metasaw(run));
    String executed = Files.readString(notebook);
    assertTrue(executed.contains("-0.7145"), executed);
    assertTrue(executed.contains("kernels/metasaw/runtime42"), executed);
    // The archive of the first start serves the next.
    assertFalse(done(metasaw(run)).contains("Preparing"));
  }

  @Test
  void jupyterKnowsTheKernel() throws IOException, InterruptedException {
    String list =
        done(
            Jupyter.run(
                List.of(programs.resolve("jupyter").toString(), "kernelspec", "list"),
                Map.of("PATH", programs.toString())));
    assertTrue(list.contains("metasaw"), list);
  }

  @Test
  void wordsThatAreNoCommandFail() throws IOException, InterruptedException {
    assertEquals("0.1.0", done(metasaw("--version")).strip());
    Jupyter.Output output = metasaw("metta", "bcg");
    assertEquals(2, output.code());
    assertEquals(
        "metasaw: there is no command 'metta'; did you mean 'meta'?", output.text().strip());
  }
}
