package io.github.metasaw.data.file;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The cells of a column below its name.
 *
 * @param name of the column
 * @param cells without blanks at their ends, those of percentages without the sign
 * @param stored which of them a workbook stores as numbers
 * @param isPercent whether all of them are percentages
 */
record CellColumn(String name, List<String> cells, BitSet stored, boolean isPercent) {

  private static final String PERCENT = "%";

  /** The column; one of percentages is recognised. */
  static CellColumn of(String name, List<String> cells, BitSet stored) {
    boolean isPercent =
        stored.isEmpty()
            && cells.stream().anyMatch(cell -> cell.endsWith(PERCENT))
            && cells.stream().allMatch(cell -> NumberParser.isMissingNumber(cell) || isShare(cell));
    return new CellColumn(
        name,
        isPercent ? cells.stream().map(CellColumn::withoutSign).toList() : cells,
        stored,
        isPercent);
  }

  private static boolean isShare(String cell) {
    return cell.endsWith(PERCENT)
        && NumberParser.Form.of(withoutSign(cell)) != NumberParser.Form.NONE;
  }

  private static String withoutSign(String cell) {
    return cell.endsWith(PERCENT) ? cell.substring(0, cell.length() - 1).strip() : cell;
  }

  /** The number in a cell; empty where there is none. */
  OptionalDouble number(int row, NumberParser numbers) {
    if (stored.get(row)) {
      return OptionalDouble.of(Double.parseDouble(cells.get(row)));
    }
    OptionalDouble number = numbers.parse(cells.get(row));
    return isPercent && number.isPresent()
        ? OptionalDouble.of(BigDecimal.valueOf(number.getAsDouble()).movePointLeft(2).doubleValue())
        : number;
  }
}
