package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pack for nbgrader; that nbgrader grades it is tested with the notebooks. */
class AssignmentsTest {

  @TempDir private Path folder;

  @Test
  void everyExerciseIsInOneAssignment() {
    List<Integer> numbers =
        Assignments.names().stream()
            .flatMap(name -> Assignments.exercises(name).stream())
            .sorted()
            .toList();
    assertEquals(Exercise.numbers(), numbers);
  }

  /** A lesson whose check is for instance exercise 28 belongs to the assignment with 28. */
  @Test
  void assignmentsAreThoseOfTheLessons() throws IOException {
    for (String name : Assignments.names()) {
      if (!name.startsWith("lesson-")) {
        continue;
      }
      try (var lessons = Files.newDirectoryStream(Path.of(".."), name.substring(7) + "-*.ipynb")) {
        String lesson = Files.readString(lessons.iterator().next());
        for (int number : Assignments.exercises(name)) {
          assertTrue(lesson.contains("\"Exercise.of(" + number + ")\""), name + ": " + number);
        }
      }
    }
  }

  @Test
  void theFolder() throws IOException {
    List<Path> files = Assignments.write(folder);
    assertEquals(1 + Assignments.names().size(), files.size());
    assertTrue(Files.readString(folder.resolve("nbgrader_config.py")).contains("code_stub"));
    String pack = Files.readString(folder.resolve("source/lesson-02/lesson-02.ipynb"));
    assertTrue(pack.contains("\"grade_id\": \"points-11\""), pack);
    assertTrue(pack.contains("Exercise.of(11).points(logRR, se, oddsRatio)"));
    assertTrue(pack.contains("double logRR = Double.NaN;\\n"));
    assertTrue(pack.contains("// BEGIN SOLUTION\\nlogRR = -0.69314718"));
  }

  @Test
  void anAnswerOfEachKind() throws IOException {
    Assignments.write(folder);
    String ten = Files.readString(folder.resolve("source/ten-exercises/ten-exercises.ipynb"));
    assertTrue(ten.contains("double[][] V = null;"));
    assertTrue(ten.contains("V = new double[][] {{0.04, "));
    assertTrue(ten.contains("String narrows = null;"));
    assertTrue(ten.contains("narrows = \\\"mean\\\";"));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("course"), "a file");
    String fault = assertThrows(MetaException.class, () -> Assignments.write(file)).getMessage();
    assertTrue(fault.startsWith("cannot write '" + file), fault);
    assertEquals("a file", Files.readString(file));
  }

  @Test
  void points() {
    Exercise exercise = Exercise.of(15);
    assertEquals(0, exercise.points(null, Double.NaN, 7));
    assertEquals(3, exercise.points(0.09368, 0.27578, 0.061214));
    assertEquals(1, exercise.points(0.09368, 0.5, 0.2));
  }
}
