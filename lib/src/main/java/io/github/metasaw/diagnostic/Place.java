package io.github.metasaw.diagnostic;

/** The place of a fault or of a check: in the model text, in a table, or in a file. */
public sealed interface Place extends MessagePart {

  /** The place as sentences name it, for example {@code (line 1, column 6)}. */
  String label();

  /**
   * A stretch of the model text.
   *
   * @param line line of the model text, from 1
   * @param column first character within the line, from 1
   * @param length number of characters; 0 where what is missing would stand
   */
  record InText(int line, int column, int length) implements Place {
    @Override
    public String label() {
      return "(line " + line + ", column " + column + ")";
    }

    @Override
    public String toString() {
      return label();
    }
  }

  /**
   * A cell of a table.
   *
   * @param table name of the table
   * @param column name of the column
   * @param row row of the table, from 1
   * @param study label of the row, for example {@code Study C}
   */
  record Cell(String table, String column, int row, String study) implements Place {
    /** {@code row 3 ('Study C')}. */
    @Override
    public String label() {
      return "row %d ('%s')".formatted(row, study);
    }

    @Override
    public String toString() {
      return label();
    }
  }

  /**
   * A line of a file.
   *
   * @param file name of the file
   * @param line line of the file, from 1
   */
  record InFile(String file, long line) implements Place {
    @Override
    public String label() {
      return "line " + line;
    }

    @Override
    public String toString() {
      return label();
    }
  }
}
