package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.TableLines;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * A table that names the cohorts of a scan: columns {@code cohort} and {@code file}, and {@code
 * ancestry} if it is known, and {@code sample} where a GWAS-VCF file has several studies.
 */
public final class CohortSheet {

  private static final String COHORT = "cohort";
  private static final String FILE = "file";
  private static final String ANCESTRY = "ancestry";
  private static final String SAMPLE = "sample";

  private CohortSheet() {}

  /**
   * Whether the first line of a file is that of a sheet.
   *
   * @param file text, plain or gz
   * @return true if it has the columns cohort and file
   * @throws MetaException if there is no such file, or it is no text
   */
  public static boolean isSheet(Path file) {
    try (LineSource in = FileLines.open(file)) {
      String line = in.next();
      return line != null && isHeader(names(line));
    }
  }

  /**
   * Whether a table is a sheet.
   *
   * @param table of any kind
   * @return true if it has the columns cohort and file
   */
  public static boolean isSheet(Table table) {
    return isHeader(table.columnNames().stream().map(CohortSheet::plain).toList());
  }

  private static boolean isHeader(List<String> names) {
    return names.contains(COHORT) && names.contains(FILE);
  }

  private static List<String> names(String line) {
    return List.of(SnpFields.split(line, separator(line))).stream()
        .map(CohortSheet::plain)
        .toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).trim();
  }

  private static char separator(String line) {
    return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(',') >= 0 ? ',' : ' ';
  }

  /**
   * Reads a sheet from a file.
   *
   * @param file tsv, csv or separated by blanks; its files are looked up beside it
   * @return the cohorts in the order of the lines
   * @throws MetaException if a column is missing, or a line names no file
   */
  public static List<Cohort> read(Path file) {
    try (LineSource in = FileLines.open(file)) {
      return read(in, file.resolveSibling(""));
    }
  }

  /**
   * Reads a sheet from a table.
   *
   * @param table whose files are looked up in the working directory
   * @return the cohorts in the order of the rows
   * @throws MetaException if a column is missing, or a row names no file
   */
  public static List<Cohort> of(Table table) {
    return read(new TableLines(table), Path.of(""));
  }

  private static List<Cohort> read(LineSource in, Path folder) {
    String header = in.next();
    if (header == null || !isHeader(names(header))) {
      throw MetaException.of(in.name() + " must have the columns cohort and file");
    }
    List<String> names = names(header);
    List<Cohort> cohorts = new ArrayList<>();
    for (String line = in.next(); line != null; line = in.next()) {
      if (!line.isBlank()) {
        String[] fields = SnpFields.split(line, separator(header));
        if (fields.length != names.size()) {
          throw MetaException.of(
              "%s, %s %d: has %d fields, the header %d"
                  .formatted(in.name(), in.unit(), in.line(), fields.length, names.size()));
        }
        String file = fields[names.indexOf(FILE)];
        cohorts.add(
            Cohort.of(fields[names.indexOf(COHORT)], path(folder, file))
                .withAncestry(optional(ANCESTRY, names, fields))
                .withSample(optional(SAMPLE, names, fields)));
      }
    }
    return cohorts;
  }

  /** Empty where the column is not there, or the cell says that there is no value. */
  private static String optional(String column, List<String> names, String[] fields) {
    String cell = names.contains(column) ? fields[names.indexOf(column)] : "";
    return SnpFields.isMissing(cell) ? "" : cell;
  }

  private static Path path(Path folder, String file) {
    try {
      return folder.resolve(file);
    } catch (InvalidPathException e) {
      throw MetaException.of("'" + file + "' is not the name of a file");
    }
  }
}
