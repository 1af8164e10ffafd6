package io.github.metasaw.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that name files of tables, and paths. */
class FileNamesTest {

  @ParameterizedTest
  @CsvSource({
    "trials.csv, true",
    "TRIALS.TSV, true",
    "a b.txt, true",
    "dat.xlsx, true",
    "dat, false",
    ".csv, false",
    "fit.svg, false",
    "x.csv2, false"
  })
  void tablesGoByTheirEndings(String word, boolean isTable) {
    assertEquals(isTable, FileNames.isTable(word));
  }

  @Test
  void aFileIsThereOrNot(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("trials.csv"), "yi\n1\n");
    assertTrue(FileNames.isThere(file.toString()));
    assertFalse(FileNames.isThere(folder.toString()));
    assertFalse(FileNames.isThere("no such file.csv"));
    assertEquals(new Code<>(Path.of("a.csv"), "Path.of(\"a.csv\")"), FileNames.code("a.csv"));
  }

  @Test
  void whatNoFileCanBeCalledIsTold() {
    String message = assertThrows(MetaException.class, () -> FileNames.code("a\0b")).getMessage();
    assertTrue(message.endsWith(" is not the name of a file"));
    assertFalse(message.contains("\0"));
  }
}
