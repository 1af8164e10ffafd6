package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every exercise is solved, apart from the lessons, which ask without answering. */
class SolutionsTest {

  private static final Path NOTEBOOKS = Path.of("..");

  private static List<Integer> checked(Path notebook) throws IOException {
    return Pattern.compile("\"Exercise\\.of\\((\\d+)\\)\\.check")
        .matcher(Files.readString(notebook))
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .sorted()
        .toList();
  }

  @Test
  void everyExerciseIsSolvedOnce() throws IOException {
    assertEquals(Exercise.numbers(), checked(NOTEBOOKS.resolve("exercises/solutions.ipynb")));
  }

  @Test
  void lessonsDoNotAnswer() throws IOException {
    try (var files = Files.newDirectoryStream(NOTEBOOKS, "0*.ipynb")) {
      for (Path file : files) {
        assertEquals(List.of(), checked(file), file.toString());
      }
    }
  }
}
