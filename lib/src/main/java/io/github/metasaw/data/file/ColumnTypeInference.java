package io.github.metasaw.data.file;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Columns of the type that all their cells have. */
final class ColumnTypeInference {

  private static final String WHOLE = "[-+]?\\d{1,9}";

  private ColumnTypeInference() {}

  /** Integers, doubles, booleans, or else text. */
  static Column<?> of(String name, List<String> cells, NumberParser numbers) {
    Predicate<String> isNumber = cell -> numbers.parse(cell).isPresent();
    if (all(cells, NumberParser::isMissingNumber, cell -> cell.matches(WHOLE))) {
      IntColumn column = IntColumn.create(name);
      fill(column, cells, isNumber, cell -> column.append(Integer.parseInt(cell)));
      return column;
    }
    if (all(cells, NumberParser::isMissingNumber, isNumber)) {
      DoubleColumn column = DoubleColumn.create(name);
      fill(column, cells, isNumber, cell -> column.append(numbers.parse(cell).orElseThrow()));
      return column;
    }
    if (all(cells, NumberParser::isMissing, ColumnTypeInference::isLogical)) {
      BooleanColumn column = BooleanColumn.create(name);
      fill(column, cells, ColumnTypeInference::isLogical, cell -> column.append(isTrue(cell)));
      return column;
    }
    StringColumn column = StringColumn.create(name);
    fill(column, cells, cell -> !NumberParser.isMissing(cell), column::append);
    return column;
  }

  /** Whether all cells that are not missing, and there are some, have a property. */
  private static boolean all(
      List<String> cells, Predicate<String> missing, Predicate<String> property) {
    List<String> present = cells.stream().filter(missing.negate()).toList();
    return !present.isEmpty() && present.stream().allMatch(property);
  }

  private static void fill(
      Column<?> column, List<String> cells, Predicate<String> present, Consumer<String> append) {
    for (String cell : cells) {
      if (present.test(cell)) {
        append.accept(cell);
      } else {
        column.appendMissing();
      }
    }
  }

  private static boolean isLogical(String cell) {
    return isTrue(cell) || cell.equalsIgnoreCase("false");
  }

  private static boolean isTrue(String cell) {
    return cell.equalsIgnoreCase("true");
  }
}
