package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--no-execute --in-place", "--no-execute --timeout=9", "--in-place --out=a"})
  void optionsThatDoNotGoTogetherAreRefused(String options, @TempDir Path folder)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(options.split(" ")));
    words.add(Files.createFile(folder.resolve("a.ipynb")).toString());
    CommandLine line = CommandLine.of(words);
    assertTrue(
        assertThrows(Failure.class, () -> Runner.run(line)).getMessage().contains("take one"));
  }
}
