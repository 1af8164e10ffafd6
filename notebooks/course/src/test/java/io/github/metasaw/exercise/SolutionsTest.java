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

  /** Numbers from 30 belong to later lessons. */
  @Test
  void everyExerciseIsSolvedOnce() throws IOException {
    List<Integer> numbers = Exercise.numbers().stream().filter(n -> n < 30).toList();
    List<Integer> solved = checked(NOTEBOOKS.resolve("exercises/solutions.ipynb"));
    assertEquals(numbers, solved.stream().filter(n -> n < 30).toList());
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
