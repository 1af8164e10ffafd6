package io.github.metasaw.office;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Which numbers of a workbook are dates.
 *
 * @param isDate which styles of cells show dates
 * @param is1904 whether dates count from 1904, as old versions for the Mac do
 */
record CellDates(BitSet isDate, boolean is1904) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** A date, with its time where it has one, as ISO 8601 writes it. */
  String text(double days) {
    LocalDateTime date = DateUtil.getLocalDateTime(days, is1904);
    return date.format(date.toLocalTime().toSecondOfDay() == 0 ? DATE : DATE_TIME);
  }
}
