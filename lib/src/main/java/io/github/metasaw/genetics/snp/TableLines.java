package io.github.metasaw.genetics.snp;

import io.github.metasaw.data.column.CellText;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The rows of a table as lines with tabs; its header is line 0, so that a line's number is its
 * row's.
 */
@API(status = API.Status.INTERNAL)
public final class TableLines implements LineSource {

  private final Table table;
  private final String name;
  private final List<Column<?>> columns;
  private long line = -1;

  /**
   * The rows of a table.
   *
   * @param table one row per SNP, or one per SNP and study
   */
  public TableLines(Table table) {
    this.table = table;
    this.name = nameOf(table);
    this.columns = table.columns();
  }

  /**
   * What messages call a table.
   *
   * @param table that may have no name
   * @return its name, or {@code the table}
   */
  public static String nameOf(Table table) {
    return table.name() == null ? "the table" : table.name();
  }

  @Override
  public @Nullable String next() {
    if (line == table.rowCount()) {
      return null;
    }
    line++;
    if (line == 0) {
      return String.join("\t", table.columnNames().stream().map(TableLines::plain).toList());
    }
    int row = (int) line - 1;
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < columns.size(); c++) {
      text.append(c == 0 ? "" : "\t").append(plain(CellText.text(columns.get(c), row)));
    }
    return text.toString();
  }

  /** Text that leaves columns and lines as they are. */
  private static String plain(String text) {
    return text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ').replace('"', '\'');
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public double fraction() {
    return table.rowCount() == 0 ? 1 : Math.min(1, (double) line / table.rowCount());
  }

  @Override
  public long size() {
    return table.rowCount();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String unit() {
    return "row";
  }

  @Override
  public void close() {}
}
