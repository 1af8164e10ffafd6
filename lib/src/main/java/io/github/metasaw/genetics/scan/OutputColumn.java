package io.github.metasaw.genetics.scan;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a file of results: a name, and what stands below it.
 *
 * @param title its name
 * @param kind how it is written
 * @param text of a result; empty where missing
 * @param number of a result; NaN where missing or no number
 */
record OutputColumn(
    String title,
    ScanColumn.Kind kind,
    Function<SnpResult, String> text,
    ToDoubleFunction<SnpResult> number) {

  static OutputColumn of(String title, ScanColumn column) {
    return new OutputColumn(title, column.kind(), column::text, column::number);
  }

  static OutputColumn number(
      String title, ScanColumn.Kind kind, ToDoubleFunction<SnpResult> number) {
    return new OutputColumn(title, kind, r -> "", number);
  }

  static OutputColumn text(String title, Function<SnpResult, String> text) {
    return new OutputColumn(title, ScanColumn.Kind.TEXT, text, r -> Double.NaN);
  }

  /** The place of the column of chromosomes. */
  static int chromosome(List<OutputColumn> columns) {
    return ResultNames.find(titles(columns), ResultNames.CHROMOSOME);
  }

  /** The place of the column of positions. */
  static int position(List<OutputColumn> columns) {
    return ResultNames.find(titles(columns), ResultNames.POSITION);
  }

  private static String[] titles(List<OutputColumn> columns) {
    return columns.stream().map(OutputColumn::title).toArray(String[]::new);
  }

  /** The line of names. */
  static String header(List<OutputColumn> columns) {
    return String.join("\t", titles(columns)) + "\n";
  }
}
