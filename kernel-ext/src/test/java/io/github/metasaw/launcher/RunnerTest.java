package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

  @Test
  void allProgramsAreInTheJar() throws IOException {
    String all = "";
    for (String program : Runner.PROGRAMS) {
      all += Runner.text(program);
    }
    for (String program : Runner.PROGRAMS.subList(1, Runner.PROGRAMS.size())) {
      String module = program.replace(".py", "");
      assertTrue(all.contains("import " + module) || all.contains("from " + module), module);
    }
  }

  @Test
  void otherFormatsAreRefused(@TempDir Path folder) throws IOException {
    Path notebook = Files.createFile(folder.resolve("a.ipynb"));
    CommandLine line = CommandLine.of(List.of(notebook.toString(), "--to", "html,pdf"));
    Failure failure = assertThrows(Failure.class, () -> Runner.run(line));
    assertEquals("run writes no 'pdf'; --to takes html, docx", failure.getMessage());
    CommandLine both = CommandLine.of(List.of(notebook.toString(), "--no-execute", "--in-place"));
    assertTrue(
        assertThrows(Failure.class, () -> Runner.run(both)).getMessage().contains("take one"));
  }
}
