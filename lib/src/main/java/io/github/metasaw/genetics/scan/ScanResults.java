package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.Stretch;
import io.github.metasaw.genetics.snp.TableLines;
import io.github.metasaw.genetics.snp.VcfLines;
import io.github.metasaw.genetics.tabix.IndexedLines;
import io.github.metasaw.parallel.Interrupts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Results of a scan in a file or in a table, or those of another program: what Manhattan and QQ
 * figures are drawn from, line by line and in constant memory.
 */
public final class ScanResults {

  private final String name;
  private final Supplier<LineSource> lines;
  private final @Nullable Path file;
  private final @Nullable Table table;
  private final ScanListener listener;

  private ScanResults(
      String name,
      Supplier<LineSource> lines,
      @Nullable Path file,
      @Nullable Table table,
      ScanListener listener) {
    this.name = name;
    this.lines = lines;
    this.file = file;
    this.table = table;
    this.listener = listener;
  }

  /**
   * Results in a file.
   *
   * @param file tsv, csv or separated by blanks, plain or gz
   * @return the results; the file is read when they are asked for
   */
  public static ScanResults of(Path file) {
    return new ScanResults(
        file.toString(), () -> FileLines.open(file), file, null, ScanListener.NONE);
  }

  /**
   * Results in a table.
   *
   * @param table with the columns of a file
   * @return the results
   */
  public static ScanResults of(Table table) {
    return new ScanResults(
        TableLines.nameOf(table), () -> new TableLines(table), null, table, ScanListener.NONE);
  }

  /**
   * With a progress listener.
   *
   * @param listener hears how far the results are read, each time that they are
   * @return a copy
   */
  public ScanResults withListener(ScanListener listener) {
    return new ScanResults(name, lines, file, table, listener);
  }

  /**
   * What messages call the results.
   *
   * @return the path of the file, or the name of the table
   */
  public String name() {
    return name;
  }

  /** Whether they are in a table, where p values below 2.2e-308 are 0. */
  boolean isTable() {
    return table != null;
  }

  /**
   * The names of the columns.
   *
   * @return in their order
   * @throws MetaException if there are no results
   */
  public List<String> columns() {
    try (LineSource in = open()) {
      String header = header(in);
      return List.of(SnpFields.split(header, ResultNames.separator(header)));
    }
  }

  /**
   * All results in memory.
   *
   * @return one row per SNP
   * @throws MetaException if a file was not written by a scan, or does not fit in memory
   */
  public Table table() {
    return table == null ? read() : table;
  }

  private Table read() {
    try (LineSource in = lines.get()) {
      String header = in.next();
      List<String> names = header == null ? List.of() : List.of(header.split("\t", -1));
      List<ScanColumn> columns = ScanColumn.named(names);
      if (ScanFormat.isOther(names)) {
        return ResultRegion.whole(this);
      }
      if (columns.isEmpty()) {
        throw MetaException.of(
            "%s has not the columns that a scan writes; read it with Table.read()".formatted(name));
      }
      Table read = ScanTable.create(columns);
      for (String line = in.next(); line != null; line = in.next()) {
        String[] cells = cells(line, '\t', names.size(), in);
        ScanTable.refuseTooMany(read, name);
        for (int c = 0; c < cells.length; c++) {
          if (!ScanTable.parse(columns.get(c), read.column(c), cells[c])) {
            throw MetaException.of(
                "%s, %s %d: %s must be a number, but holds '%s'"
                    .formatted(
                        name, in.unit(), in.line(), names.get(c), PlainText.quoted(cells[c])));
          }
        }
      }
      return read;
    }
  }

  /**
   * Reads some columns of every line.
   *
   * @param required columns that must be there, each by one of several names, upper and lower case
   *     alike
   * @param optional places of more columns by the names of all, negative for one that is not there,
   *     whose cells are empty
   * @param each hears the cells of a line in this order, one array that is overwritten
   * @throws MetaException if a required column is not there, or a line has another number of cells
   */
  @API(status = API.Status.INTERNAL)
  public void read(
      List<List<String>> required, Function<String[], int[]> optional, Consumer<String[]> each) {
    read(open(), required, optional, each);
  }

  /**
   * These results, of which at least the lines of a stretch are read, by the tabix index of a file
   * where there is one.
   *
   * @param stretch of a chromosome
   * @return results that may hold other lines too
   */
  @API(status = API.Status.INTERNAL)
  public ScanResults near(Stretch stretch) {
    return new ScanResults(name, () -> open(stretch), null, null, listener);
  }

  private void read(
      LineSource source,
      List<List<String>> required,
      Function<String[], int[]> optional,
      Consumer<String[]> each) {
    try (LineSource in = source) {
      String header = header(in);
      char separator = ResultNames.separator(header);
      String[] names = SnpFields.split(header, separator);
      int[] at = ResultNames.places(names, required, optional.apply(names), name);
      String[] wanted = new String[at.length];
      for (String line = in.next(); line != null; line = in.next()) {
        String[] cells = cells(line, separator, names.length, in);
        for (int c = 0; c < at.length; c++) {
          wanted[c] = at[c] < 0 ? "" : cells[at[c]];
        }
        each.accept(wanted);
      }
    }
  }

  /**
   * The SNPs of a stretch of a chromosome, with their Bayes factors; a file is read line by line,
   * from where its tabix index says.
   *
   * @param chromosome as the results write it, or without its {@code chr}
   * @param from first position, in base pairs
   * @param to last position, in base pairs
   * @return SNPs and Bayes factors, in the order of the results
   * @throws MetaException if there is no column log10BF, or no SNP lies there
   */
  public Locus locus(String chromosome, long from, long to) {
    Stretch stretch = new Stretch(chromosome, from, to);
    List<String> snps = new ArrayList<>();
    List<Double> log10BF = new ArrayList<>();
    read(
        open(stretch),
        List.of(
            ResultNames.SNP,
            ResultNames.CHROMOSOME,
            ResultNames.POSITION,
            List.of(ScanColumn.LOG10_BF.title())),
        names -> new int[0],
        c -> {
          if (stretch.contains(c[1], SnpFields.number(c[2]))) {
            snps.add(c[0]);
            log10BF.add(SnpFields.number(c[3]));
          }
        });
    if (snps.isEmpty()) {
      throw none(stretch);
    }
    return new Locus(snps, log10BF);
  }

  /**
   * What is thrown where no SNP lies in a stretch.
   *
   * @param stretch of a chromosome
   * @return the exception
   */
  @API(status = API.Status.INTERNAL)
  public MetaException none(Stretch stretch) {
    return MetaException.of(
        "no SNP of %s lies on chromosome %s from %d to %d"
            .formatted(name, stretch.chromosome(), stretch.from(), stretch.to()));
  }

  /** The lines, from the first on. */
  LineSource open() {
    return lines.get();
  }

  /** At least the lines of a stretch, by the index beside a file where there is one. */
  LineSource open(Stretch stretch) {
    Path path = file;
    if (path == null) {
      return open();
    }
    LineSource indexed;
    try (LineSource in = open()) {
      String header = header(in);
      String[] names = SnpFields.split(header, ResultNames.separator(header));
      int chromosome = ResultNames.find(names, ResultNames.CHROMOSOME);
      int position = ResultNames.find(names, ResultNames.POSITION);
      indexed = IndexedLines.open(path, header, chromosome, position, stretch);
    }
    return indexed == null ? open() : indexed;
  }

  /** The first line. */
  String header(LineSource in) {
    String header = in.next();
    if (header == null) {
      throw MetaException.of(name + " is empty");
    }
    if (VcfLines.isVcf(header)) {
      throw MetaException.of(name + " is a VCF file: scan it, and use the results of the scan");
    }
    return header;
  }

  /**
   * All lines of a stretch of a chromosome, with all their columns; a file is read line by line,
   * from where its tabix index says.
   *
   * @param chromosome with or without {@code chr}
   * @param from first position, in base pairs
   * @param to last position, in base pairs
   * @return one row per SNP, in the order of the results
   * @throws MetaException if there are no columns of chromosomes and positions, or no SNP is there
   */
  public Table region(String chromosome, long from, long to) {
    return ResultRegion.of(this, new Stretch(chromosome, from, to));
  }

  /**
   * The same of a place in one word.
   *
   * @param place such as {@code 6:20000000-21000000}; commas between digits are passed over
   * @return one row per SNP, in the order of the results
   * @throws MetaException as the other, or for another form
   */
  public Table region(String place) {
    return ResultRegion.of(
        this,
        Stretch.of(place)
            .orElseThrow(
                () ->
                    MetaException.of(
                        "a region is written as 6:20000000-21000000, not '%s'".formatted(place))));
  }

  String[] cells(String line, char separator, int columns, LineSource in) {
    if ((in.line() & 0xfff) == 0) {
      Interrupts.check();
      listener.accept(in.line() - 1, in.fraction());
    }
    String[] cells = SnpFields.split(line, separator);
    if (cells.length != columns) {
      throw MetaException.of(
          "%s, %s %d: has %d fields, the header %d"
              .formatted(name, in.unit(), in.line(), cells.length, columns));
    }
    return cells;
  }

  @Override
  public String toString() {
    return "results in " + name;
  }
}
