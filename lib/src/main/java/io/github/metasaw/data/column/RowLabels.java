package io.github.metasaw.data.column;

import io.github.metasaw.diagnostic.MetaException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.columns.Column;

/** Labels of the rows of a table. */
@API(status = API.Status.INTERNAL)
public final class RowLabels {

  private static final List<String> NAMES =
      List.of("study", "label", "slab", "author", "trial", "country", "school", "id");

  private RowLabels() {}

  /** {@code Study 1} and so on; each label is created on request. */
  private static final class Numbered extends AbstractList<String> implements RandomAccess {

    private final int rows;

    Numbered(int rows) {
      this.rows = rows;
    }

    @Override
    public String get(int index) {
      return "Study " + (Objects.checkIndex(index, rows) + 1);
    }

    @Override
    public int size() {
      return rows;
    }
  }

  /**
   * A label for each row: of the column {@code chosen}, else of one by a conventional name, author
   * and year together, else the first text column without repeats, else {@code Study 1} and so on.
   *
   * @param columns of the table
   * @param chosen column of labels; null to look for one
   * @return labels [rows]
   * @throws MetaException if the chosen column does not exist
   */
  public static List<String> of(ColumnLookup columns, @Nullable String chosen) {
    String name = chosen == null ? columns.firstOf(NAMES) : chosen;
    if (name == null) {
      return new Numbered(columns.rows());
    }
    Column<?> column = columns.find(name);
    Column<?> year = chosen == null && name.equals("author") ? columns.findOrNull("year") : null;
    List<String> labels = new ArrayList<>(column.size());
    for (int i = 0; i < column.size(); i++) {
      String cell = column.isMissing(i) ? "" : column.getString(i);
      String text = cell.isBlank() ? "Study " + (i + 1) : cell;
      labels.add(year == null || year.isMissing(i) ? text : text + " " + digits(year, i));
    }
    return labels;
  }

  /** A cell as text; a whole number by its digits, which costs less than its format. */
  private static String digits(Column<?> column, int i) {
    return column instanceof IntColumn whole
        ? Integer.toString(whole.getInt(i))
        : column.getString(i);
  }
}
