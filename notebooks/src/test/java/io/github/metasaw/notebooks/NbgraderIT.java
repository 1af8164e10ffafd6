package io.github.metasaw.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The exercises as assignments of nbgrader: right, wrong and empty submissions of all of them are
 * graded in the real kernel.
 */
@Tag("slow")
class NbgraderIT {

  @TempDir private Path course;

  @Test
  void submissionsHaveThePointsTheyDeserve() throws IOException, InterruptedException {
    Jupyter.install();
    Jupyter.installNbgrader();
    Jupyter.Output output = Jupyter.python("grade.py", course.toString());
    assertEquals(0, output.code(), output.text());
  }
}
