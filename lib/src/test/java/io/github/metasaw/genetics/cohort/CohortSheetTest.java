package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CohortSheetTest {

  @TempDir Path folder;

  @Test
  void filesAreLookedUpBesideTheSheet() throws IOException {
    Path sheet =
        Files.writeString(
            folder.resolve("cohorts.csv"), "File,Cohort,ancestry\na.tsv,UKB,EUR\n\nb.tsv,BBJ,NA\n");
    assertTrue(CohortSheet.isSheet(sheet));
    List<Cohort> cohorts = CohortSheet.read(sheet);
    assertEquals(List.of("UKB", "BBJ"), cohorts.stream().map(Cohort::name).toList());
    assertEquals(folder.resolve("a.tsv").toAbsolutePath(), cohorts.get(0).file());
    assertEquals("EUR", cohorts.get(0).ancestry());
    assertEquals("", cohorts.get(1).ancestry());
  }

  @Test
  void aTableServesAsWell() {
    Table table =
        Table.create(
            "t", StringColumn.create("cohort", "A", "B"), StringColumn.create("file", "a", "b"));
    assertTrue(CohortSheet.isSheet(table));
    assertEquals(Path.of("b"), CohortSheet.of(table).get(1).file());
    assertFalse(CohortSheet.isSheet(table.rejectColumns("file")));
    assertThrows(MetaException.class, () -> CohortSheet.of(table.rejectColumns("file")));
  }

  @Test
  void linesThatCannotServe() throws IOException {
    Path sheet = Files.writeString(folder.resolve("s.tsv"), "cohort\tfile\nA\n");
    String message = assertThrows(MetaException.class, () -> CohortSheet.read(sheet)).getMessage();
    assertTrue(message.endsWith("s.tsv, line 2: has 1 fields, the header 2"), message);
    Path nameless = Files.writeString(folder.resolve("n.tsv"), "cohort\tfile\n\ta.tsv\n");
    String unnamed =
        assertThrows(MetaException.class, () -> CohortSheet.read(nameless)).getMessage();
    assertTrue(unnamed.endsWith("a.tsv needs a name"), unnamed);
  }

  @Test
  void aFileNamesItsCohort() {
    assertEquals("EUR", Cohort.of(Path.of("x", "EUR.h.tsv.gz")).name());
    assertEquals(".hidden", Cohort.of(Path.of(".hidden")).name());
    assertThrows(MetaException.class, () -> Cohort.of(" ", Path.of("a")));
  }
}
