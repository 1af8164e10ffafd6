package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalRowsTest {

  private final List<Check> checks = new ArrayList<>();

  private static List<Line> lines(String... lines) {
    List<Line> all = new ArrayList<>();
    for (String line : lines) {
      all.add(new Line(all.size() + 1, Arrays.asList(line.split(",", -1))));
    }
    return all;
  }

  /** The labels that are left. */
  private List<String> kept(String... lines) {
    return TotalRows.leftOut(lines(lines), checks).stream()
        .skip(1)
        .map(line -> line.cells().get(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Total", "TOTAL:", "Total (95% CI)", "Summe", "Gesamt", "Overall", "Sous-total"})
  void aRowThatIsCalledATotalIsLeftOut(String label) {
    assertEquals(List.of("A", "B"), kept("study,ev,n", "A,1,10", "B,2,20", label + ",3,30"));
    assertEquals(
        "Row 3 ('%s') was left out, since it sums up others. If it is a study, give it another label."
            .formatted(label),
        checks.get(0).message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Totalis 2001", "Summers 1999", "Meaney", "Gesamtschule", "Total Care"})
  void aStudyWhoseNameBeginsLikeATotalStays(String label) {
    assertEquals(List.of("A", "B", label), kept("study,ev,n", "A,1,10", "B,2,20", label + ",3,30"));
    assertEquals(List.of(), checks);
  }

  @Test
  void subtotalsWithinTheTableAreLeftOut() {
    assertEquals(
        List.of("A", "B", "C", "D"),
        kept("study,ev", "A,1", "B,2", "Subtotal,3", "C,4", "D,5", "Subtotal,9", "Total,12"));
    assertEquals("3", checks.get(0).value());
  }

  /** A first column of categories, in which "total" is one beside others, says nothing of sums. */
  @Test
  void totalsAmongRepeatedLabelsAreCategories() {
    List<String> labels = List.of("total", "positive", "negative", "total", "positive", "negative");
    assertEquals(
        labels,
        kept(
            "scale,yi",
            "total,1",
            "positive,2",
            "negative,3",
            "total,4",
            "positive,5",
            "negative,6"));
  }

  @Test
  void aLastRowWithoutALabelIsLeftOutIfAllItsNumbersAreSums() {
    assertEquals(List.of("A", "B"), kept("study,ev,n", "A,1,10", "B,2,20", ",3,30"));
    assertEquals(
        "Row 3, which has no label, was left out: its numbers are the sums of the rows above. If it is a study, label it.",
        checks.get(0).message());
    assertEquals(List.of("A", "B", ""), kept("study,ev,n", "A,1,10", "B,2,20", ",3,31"));
    assertEquals(List.of("A", "B", "C"), kept("study,ev,n", "A,1,10", "B,2,20", "C,3,30"));
    assertEquals(List.of("A", "B", ""), kept("study,ev,n", "A,1,10", "B,2,20", ",3,"));
  }
}
