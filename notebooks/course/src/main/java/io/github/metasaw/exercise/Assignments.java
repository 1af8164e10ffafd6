package io.github.metasaw.exercise;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.data.file.JsonText;
import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The exercises as assignments of nbgrader: a folder with its settings and, in {@code source}, a
 * notebook with solutions for each lesson. nbgrader takes the solutions out for the students, and
 * gives a point for each right answer.
 */
public final class Assignments {

  private static final String SETTINGS = "nbgrader_config.py";

  /** The first and the last exercise of each assignment. */
  private static final Map<String, int[]> ALL = new LinkedHashMap<>();

  static {
    ALL.put("ten-exercises", new int[] {1, 10});
    ALL.put("lesson-02", new int[] {11, 18});
    ALL.put("lesson-01", new int[] {19, 27});
    ALL.put("lesson-03", new int[] {28, 33});
    ALL.put("lesson-04", new int[] {34, 39});
    ALL.put("lesson-05", new int[] {40, 41});
    ALL.put("lesson-06", new int[] {42, 43});
    ALL.put("lesson-07", new int[] {44, 52});
  }

  private Assignments() {}

  /**
   * The names of the assignments.
   *
   * @return in the order of their exercises
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  static List<Integer> exercises(String name) {
    int[] range = Objects.requireNonNull(ALL.get(name), name);
    return IntStream.rangeClosed(range[0], range[1]).boxed().toList();
  }

  /**
   * Writes {@code nbgrader_config.py} and {@code source/NAME/NAME.ipynb} for each assignment. Files
   * of these names are replaced.
   *
   * @param folder of the course; made if it is not there
   * @return the files written
   * @throws MetaException if the folder cannot be written
   */
  public static List<Path> write(Path folder) {
    List<Path> files = new ArrayList<>();
    files.add(write(folder, SETTINGS, settings()));
    for (String name : names()) {
      Path home = folder.resolve("source").resolve(name);
      String text = JsonText.of(notebook(name)) + "\n";
      files.add(write(home, name + ".ipynb", text.getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  private static byte[] settings() {
    try (InputStream in = Assignments.class.getResourceAsStream(SETTINGS)) {
      return Objects.requireNonNull(in, SETTINGS).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path folder, String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw OutputFile.cannotWrite(file, e);
    }
    OutputFile.of(file).write(content);
    return file;
  }

  private static Map<String, Object> notebook(String name) {
    List<Object> cells = new ArrayList<>();
    cells.add(
        GradedCell.markdown(
            "intro",
            """
            # Exercises: %s

            Each exercise has a cell for your answers. Give a value to each of the names above the line, below it; helper code may stand in the same cell.
            Three significant digits are enough. The cell after it says what is right and what to reconsider; the last one counts your points."""
                .formatted(name.replace('-', ' '))));
    for (int number : exercises(name)) {
      cells.addAll(GradedCell.of(Exercise.of(number)));
    }
    Map<String, Object> kernel = new LinkedHashMap<>();
    kernel.put("display_name", "Java (Metasaw)");
    kernel.put("language", "java");
    kernel.put("name", "metasaw");
    Map<String, Object> notebook = new LinkedHashMap<>();
    notebook.put("cells", cells);
    notebook.put("metadata", Map.of("kernelspec", kernel));
    notebook.put("nbformat", 4);
    notebook.put("nbformat_minor", 5);
    return notebook;
  }
}
