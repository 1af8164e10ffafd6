package io.github.metasaw.kernel.input;

import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.MagicLine;
import tech.tablesaw.api.Table;

/** Results of many SNPs: of a scan, of a table or of a file. */
public final class ResultsInput {

  private ResultsInput() {}

  /**
   * The results that the first word of a line names.
   *
   * @param line of a magic
   * @return with their Java
   */
  public static Code<ScanResults> of(MagicLine line) {
    String name = line.word("the name of a scan, of a table, or of a file of results");
    Object value = line.value(name);
    if (value instanceof Table table) {
      return Code.of("ScanResults.of", ScanResults::of, Code.variable(name, table));
    }
    if (value == null && FileNames.isThere(name)) {
      return Code.of("ScanResults.of", ScanResults::of, FileNames.code(name));
    }
    return line.variable(name, ScanReport.class).call("results", ScanReport::results);
  }
}
