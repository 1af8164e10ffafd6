package io.github.metasaw.data.file;

import io.github.metasaw.data.file.NumberParser.Form;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of columns: each one once, and one for each column. */
final class ColumnNames {

  private ColumnNames() {}

  /**
   * Names as columns bear them. A name that occurs again gets a number; a column without a name is
   * called by its position.
   *
   * @param header the cells of the line of names
   * @param used which columns are kept; what happens to the others is not told
   * @param checks to which remarks on names are added
   * @return one name per cell, no two alike in lower case
   */
  static List<String> of(List<String> header, Set<Integer> used, List<Check> checks) {
    List<String> names = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < header.size(); c++) {
      String name = header.get(c).isEmpty() ? "column " + (c + 1) : header.get(c);
      String unique = name;
      for (int i = 2; !seen.add(unique.toLowerCase(Locale.ROOT)); i++) {
        unique = name + " " + i;
      }
      names.add(unique);
      if (used.contains(c) && !unique.equals(header.get(c))) {
        changed.add(
            header.get(c).isEmpty()
                ? "column %d has no name and is called '%s'".formatted(c + 1, unique)
                : "the second '%s' is called '%s'"
                    .formatted(PlainText.quoted(name), PlainText.quoted(unique)));
      }
    }
    if (!changed.isEmpty()) {
      String first = changed.get(0);
      checks.add(
          Check.note(
              "column_names",
              Integer.toString(changed.size()),
              "%s%s."
                  .formatted(
                      PlainText.capital(first),
                      changed.size() == 1
                          ? ""
                          : "; in all %d names were changed".formatted(changed.size()))));
    }
    numbers(header, checks);
    return names;
  }

  /** A first line with numbers, which may be a row of a file that has no names. */
  private static void numbers(List<String> header, List<Check> checks) {
    List<String> numbers = header.stream().filter(ColumnNames::isDecimal).toList();
    if (!numbers.isEmpty()) {
      checks.add(
          Check.warning(
              "column_names",
              Integer.toString(numbers.size()),
              "The first line was taken for the names of columns, but holds the number '%s'; if it is a study, put a line of names above it."
                  .formatted(PlainText.quoted(numbers.get(0)))));
    }
  }

  /** Years and other whole numbers may name a column; a decimal number does not. */
  private static boolean isDecimal(String name) {
    Form form = Form.of(name);
    return form != Form.NONE && form != Form.WHOLE;
  }
}
