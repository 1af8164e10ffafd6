package io.github.metasaw.data.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RowLabelsTest {

  private static List<String> labels(tech.tablesaw.columns.Column<?>... columns) {
    return RowLabels.of(new ColumnLookup(Table.create("t", columns), "t"), null);
  }

  @Test
  void authorAndYearTogether() {
    assertEquals(
        List.of("Smith 2001", "Wong 2003"),
        labels(
            StringColumn.create("author", "Smith", "Wong"), IntColumn.create("year", 2001, 2003)));
  }

  @Test
  void aStudyWithoutALabelIsNumbered() {
    StringColumn study = StringColumn.create("study", "A", "B");
    study.setMissing(1);
    assertEquals(List.of("A", "Study 2"), labels(study));
    assertEquals(List.of("Study 1", "Study 2"), labels(DoubleColumn.create("yi", 1, 2)));
  }
}
