package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {

  @TempDir Path folder;

  /** Many short runs, so that the merge has work; lines of one place keep their order. */
  @Test
  void linesComeInOrderAndTheFilesGo() throws IOException {
    StringBuilder text = new StringBuilder("SNP CHR BP A1 A2 BETA SE\nbad 1 x A G 1 1\n");
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      text.append(
          "rs%d %d %d A G 0.1 0.1%n".formatted(i, 1 + random.nextInt(23), random.nextInt(300)));
    }
    Cohort cohort = Cohort.of(Files.writeString(folder.resolve("a.txt"), text));
    assertFalse(CohortSurvey.of(0, cohort, CohortOptions.defaults()).isSorted());
    CohortReader reader = CohortReader.open(0, cohort, CohortOptions.defaults());
    ScanCounts counts = new ScanCounts();
    List<BadLine> bad = new ArrayList<>();
    int lines = 0;
    try (CohortLines sorted = ExternalSort.of(reader, 2000)) {
      CohortLine last = null;
      for (CohortLine line = sorted.next(counts, bad);
          line != null;
          line = sorted.next(counts, bad)) {
        lines++;
        if (last != null) {
          int order = last.key().compareTo(line.key());
          assertTrue(order < 0 || (order == 0 && last.number() < line.number()));
        }
        assertEquals("rs" + (line.number() - 3), line.variant().id());
        last = line;
      }
      assertEquals(1, sorted.fraction());
    }
    assertEquals(2000, lines);
    assertEquals(2001, counts.get(ScanCount.LINES));
    assertEquals(
        List.of("a, line 2: BP must be a number, but holds 'x'"),
        bad.stream().map(BadLine::toString).toList());
  }

  /** Quotes and blanks that are part of a field are so after the sort too. */
  @Test
  void fieldsStayWhatTheyAre() throws IOException {
    List<String> lines =
        List.of(
            "SNP\tCHR\tBP\tA1\tA2\tBETA\tSE",
            "\"rs2 \"\t2\t7\tA\tG\t1\t1",
            " \"rs1\"\t1\t8\tA\tG\t1\t1");
    Cohort cohort = Cohort.of(Files.write(folder.resolve("q.tsv"), lines));
    CohortReader reader = CohortReader.open(0, cohort, CohortOptions.defaults());
    List<String> names = new ArrayList<>();
    try (CohortLines sorted = ExternalSort.of(reader, 2000)) {
      ScanCounts counts = new ScanCounts();
      for (CohortLine line = sorted.next(counts, new ArrayList<>());
          line != null;
          line = sorted.next(counts, new ArrayList<>())) {
        names.add(line.variant().id());
      }
    }
    assertEquals(List.of("\"rs1\"", "rs2 "), names);
  }
}
