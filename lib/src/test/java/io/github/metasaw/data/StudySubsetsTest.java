package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudySubsetsTest {

  private static final Studies STUDIES = Meta.studies(Dataset.BCG.table()).read();

  @Test
  void eachStudyIsLeftOutOnce() {
    StudySubsets subsets = StudySubsets.withoutEach(STUDIES);
    assertEquals(13, subsets.size());
    assertEquals(STUDIES.labels(), subsets.labels());
    assertTrue(subsets.isOfSingleStudies());
    for (int i = 0; i < 13; i++) {
      int out = i;
      assertArrayEquals(
          IntStream.range(0, 13).filter(row -> row != out).toArray(), subsets.rows(i));
    }
  }

  @Test
  void allRowsOfAClusterAreLeftOut() {
    StudySubsets subsets = StudySubsets.withoutEach(STUDIES, "alloc");
    assertEquals(List.of("random", "alternate", "systematic"), subsets.labels());
    assertEquals("leave one alloc out", subsets.name());
    assertFalse(subsets.isOfSingleStudies());
    assertEquals(2 * 13, Arrays.stream(subsets.sizes()).sum());
    for (int row : subsets.rows(0)) {
      assertFalse(STUDIES.table().stringColumn("alloc").get(row).equals("random"));
    }
  }

  @Test
  void oneClusterLeavesNothing() {
    Studies one = STUDIES.select(0, 1);
    assertThrows(MetaException.class, () -> StudySubsets.withoutEach(one, "alloc"));
  }

  @Test
  void studiesComeInTheOrderOfTheColumn() {
    StudySubsets subsets = StudySubsets.cumulative(STUDIES, "year");
    int[] order = subsets.rows(12);
    double previous = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < 13; s++) {
      double year = STUDIES.table().numberColumn("year").getDouble(order[s]);
      assertTrue(year >= previous);
      previous = year;
      assertArrayEquals(Arrays.copyOf(order, s + 1), subsets.rows(s));
      assertEquals(STUDIES.labels().get(order[s]), subsets.labels().get(s));
    }
    assertThrows(MetaException.class, () -> StudySubsets.cumulative(STUDIES, "yeer"));
  }

  /** Two of the trials are of 1973, 13 trials are of 12 years. */
  @Test
  void studiesOfOneValueComeTogether() {
    StudySubsets subsets = StudySubsets.cumulativeByValue(STUDIES, "year");
    int before = 0;
    for (int s = 0; s < subsets.size(); s++) {
      int[] rows = subsets.rows(s);
      for (int i = before; i < rows.length; i++) {
        double year = STUDIES.table().numberColumn("year").getDouble(rows[i]);
        assertEquals(subsets.labels().get(s), String.valueOf((int) year));
      }
      assertTrue(rows.length > before);
      before = rows.length;
    }
    assertEquals(13, before);
    assertTrue(subsets.size() < 13);
    assertThrows(MetaException.class, () -> StudySubsets.cumulativeByValue(STUDIES, "yeer"));
  }

  @Test
  void withoutAColumnTheyComeInTheOrderOfTheTable() {
    assertArrayEquals(new int[] {0, 1, 2}, StudySubsets.cumulative(STUDIES).rows(2));
  }
}
