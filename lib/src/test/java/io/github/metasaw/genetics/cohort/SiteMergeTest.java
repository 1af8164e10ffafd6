package io.github.metasaw.genetics.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.ScanCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteMergeTest {

  @TempDir Path folder;

  private CohortLines lines(int study, String text) throws IOException {
    Path file = folder.resolve("c" + study + ".txt");
    Files.writeString(file, "SNP CHR BP A1 A2 BETA SE\n" + text);
    return CohortLines.ofSorted(
        CohortReader.open(study, Cohort.of(file), CohortOptions.defaults()));
  }

  private static String line(int chromosome, int position) {
    return "rs%d %d %d A G 0.1 0.1\n".formatted(position, chromosome, position);
  }

  private static List<Integer> sizes(
      List<CohortLines> inputs, @Nullable SortKey begin, @Nullable SortKey end) {
    SiteMerge merge = new SiteMerge(inputs, begin, end);
    List<Integer> sizes = new ArrayList<>();
    for (Site site = merge.next(); !site.isEmpty(); site = merge.next()) {
      sizes.add(site.size());
    }
    return sizes;
  }

  private List<CohortLines> two() throws IOException {
    return List.of(
        lines(0, line(1, 5) + line(1, 7) + line(2, 1)),
        lines(1, line(1, 7) + line(1, 7) + line(2, 1) + line(10, 1)));
  }

  @Test
  void linesOfAPlaceComeTogether() throws IOException {
    assertEquals(List.of(1, 3, 2, 1), sizes(two(), null, null));
    assertEquals(List.of(3, 2), sizes(two(), SortKey.of("1", 6), SortKey.of("10", 1)));
  }

  @Test
  void whatIsMetIsToldOnce() throws IOException {
    List<CohortLines> inputs = List.of(lines(0, "rs1 1 x A G 1 1\n" + line(1, 5)));
    SiteMerge merge = new SiteMerge(inputs, null, null);
    SiteMerge.Passed passed = merge.passed();
    assertEquals(2, passed.counts().get(ScanCount.LINES));
    assertEquals(1, passed.bad().size());
    assertTrue(merge.passed().bad().isEmpty());
    assertEquals(1, merge.lines(0));
    merge.next();
    assertEquals(1, merge.fraction());
  }

  @Test
  void whatIsNotInOrderEndsIt() throws IOException {
    List<CohortLines> inputs = List.of(lines(0, line(1, 5) + line(10, 1) + line(2, 1)));
    assertThrows(NotInOrder.class, () -> sizes(inputs, null, null));
  }

  @Test
  void aCohortWithoutLinesIsRefused() throws IOException {
    List<CohortLines> inputs = List.of(lines(0, "rs1 1 x A G 1 1\n"));
    String message =
        assertThrows(MetaException.class, () -> sizes(inputs, null, null)).getMessage();
    assertTrue(message.contains("can be used; the first: c0, line 2: BP must be"), message);
  }
}
