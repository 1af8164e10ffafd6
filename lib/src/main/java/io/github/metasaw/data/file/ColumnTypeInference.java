package io.github.metasaw.data.file;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Columns of the type that all their cells have. */
final class ColumnTypeInference {

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,9}");

  private ColumnTypeInference() {}

  /** Integers, doubles, booleans, or else text. */
  static Column<?> of(CellColumn column, NumberParser numbers) {
    List<String> cells = column.cells();
    if (!column.isPercent()
        && all(cells, NumberParser::isMissingNumber, cell -> WHOLE.matcher(cell).matches())) {
      return integers(column);
    }
    DoubleColumn doubles = doubles(column, numbers);
    if (doubles != null) {
      return doubles;
    }
    if (all(cells, NumberParser::isMissing, ColumnTypeInference::isLogical)) {
      BooleanColumn logical = BooleanColumn.create(column.name());
      fill(logical, cells, ColumnTypeInference::isLogical, cell -> logical.append(isTrue(cell)));
      return logical;
    }
    StringColumn text = StringColumn.create(column.name());
    fill(text, cells, cell -> !NumberParser.isMissing(cell), text::append);
    return text;
  }

  private static IntColumn integers(CellColumn column) {
    IntColumn integers = IntColumn.create(column.name());
    fill(
        integers,
        column.cells(),
        cell -> !NumberParser.isMissingNumber(cell),
        cell -> integers.append(Integer.parseInt(cell)));
    return integers;
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

  /** Null where a cell is neither a number nor missing, or all are missing. */
  private static @Nullable DoubleColumn doubles(CellColumn column, NumberParser numbers) {
    DoubleColumn doubles = DoubleColumn.create(column.name());
    boolean isAny = false;
    for (int row = 0; row < column.cells().size(); row++) {
      OptionalDouble number = column.number(row, numbers);
      if (number.isEmpty() && !NumberParser.isMissingNumber(column.cells().get(row))) {
        return null;
      }
      isAny |= number.isPresent();
      doubles.append(number.orElse(Double.NaN));
    }
    return isAny ? doubles : null;
  }

  /** Whether all cells that are not missing, and there are some, have a property. */
  private static boolean all(
      List<String> cells, Predicate<String> missing, Predicate<String> property) {
    boolean isAny = false;
    for (String cell : cells) {
      if (!missing.test(cell)) {
        if (!property.test(cell)) {
          return false;
        }
        isAny = true;
      }
    }
    return isAny;
  }

  private static boolean isLogical(String cell) {
    return isTrue(cell) || cell.equalsIgnoreCase("false");
  }

  private static boolean isTrue(String cell) {
    return cell.equalsIgnoreCase("true");
  }
}
