package io.github.metasaw.genetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes SNPs of the lines of a table, and brings all studies to one effect allele. */
final class SnpLineReader {

  private static final double NORMAL_975 = 1.959963984540054;

  private final SnpHeader header;
  private final String[] names;
  private final List<String> studies;
  private final Palindromes palindromes;
  private final String unit;

  /** What was read of one study at one SNP. */
  private record Cell(
      int study, double beta, double se, String effect, String other, double frequency) {}

  /** The first line of a SNP. */
  private record Head(String[] fields, long position) {}

  /** A line that cannot be read; carries the reason only. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * A reader of lines.
   *
   * @param names of the columns, for messages
   * @param studies in the order of the numbers of a SNP
   * @param unit what messages call a line
   */
  SnpLineReader(
      SnpHeader header,
      String[] names,
      List<String> studies,
      Palindromes palindromes,
      String unit) {
    this.unit = unit;
    this.header = header;
    this.names = names;
    this.studies = studies;
    this.palindromes = palindromes;
  }

  /**
   * The SNPs of some lines that hold all lines of each of their SNPs.
   *
   * @param first number of the first line in the file
   * @param counts what is met is added here
   * @param bad lines that could not be read are added here
   */
  List<Snp> read(List<String> lines, long first, ScanCounts counts, List<BadLine> bad) {
    List<Snp> snps = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    Head head = null;
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n);
      counts.lines++;
      if (line.isBlank()) {
        continue;
      }
      String[] fields = SnpFields.split(line, header.separator());
      try {
        if (fields.length != header.columns()) {
          throw new Unreadable(
              "has %d fields, the header %d".formatted(fields.length, header.columns()));
        }
        boolean isNext = head != null && header.isLong() && sameSnp(head.fields(), fields);
        if (head != null && !isNext) {
          snps.add(snp(head, cells, counts));
          cells.clear();
          head = null;
        }
        Head next = new Head(fields, position(fields));
        readCells(fields, cells);
        head = isNext ? head : next;
      } catch (Unreadable e) {
        counts.badLines++;
        bad.add(new BadLine(unit, first + n, String.valueOf(e.getMessage())));
      }
    }
    if (head != null) {
      snps.add(snp(head, cells, counts));
    }
    return snps;
  }

  private boolean sameSnp(String[] a, String[] b) {
    int id = header.column(SnpRole.ID);
    return a[id].equals(b[id]);
  }

  private void readCells(String[] fields, List<Cell> cells) throws Unreadable {
    if (!header.isLong()) {
      int before = cells.size();
      try {
        for (int i = 0; i < studies.size(); i++) {
          cells.add(cell(fields, i));
        }
      } catch (Unreadable e) {
        cells.subList(before, cells.size()).clear();
        throw e;
      }
      return;
    }
    String name = fields[header.column(SnpRole.STUDY)];
    int study = studies.indexOf(name);
    if (study < 0) {
      throw new Unreadable(
          "no study '%s'; Studies: %s".formatted(name, String.join(", ", studies)));
    }
    for (Cell known : cells) {
      if (known.study() == study) {
        throw new Unreadable(
            "study '%s' is there twice for %s".formatted(name, fields[header.column(SnpRole.ID)]));
      }
    }
    cells.add(cell(fields, study));
  }

  private Cell cell(String[] fields, int study) throws Unreadable {
    String name = studies.get(study);
    double beta = number(fields, header.column(name, SnpRole.BETA));
    int ratio = header.column(name, SnpRole.ODDS_RATIO);
    if (header.column(name, SnpRole.BETA) == SnpHeader.NONE) {
      beta = Math.log(positive(fields, ratio));
    }
    double se = positive(fields, header.column(name, SnpRole.SE));
    if (header.column(name, SnpRole.SE) == SnpHeader.NONE) {
      double lower = positive(fields, header.column(name, SnpRole.LOWER));
      double upper = positive(fields, header.column(name, SnpRole.UPPER));
      se = Math.log(upper / lower) / (2 * NORMAL_975);
      if (se <= 0) {
        throw new Unreadable(
            "the interval of '%s' ends at %s below its begin %s".formatted(name, upper, lower));
      }
    }
    double frequency = number(fields, header.column(name, SnpRole.FREQUENCY));
    if (frequency < 0 || frequency > 1) {
      throw new Unreadable(
          names[header.column(name, SnpRole.FREQUENCY)]
              + " must lie between 0 and 1, but holds '"
              + fields[header.column(name, SnpRole.FREQUENCY)]
              + "'");
    }
    return new Cell(
        study,
        beta,
        se,
        allele(fields, header.column(name, SnpRole.EFFECT_ALLELE)),
        allele(fields, header.column(name, SnpRole.OTHER_ALLELE)),
        frequency);
  }

  /** NaN where the column is not there, or the value is missing. */
  private double number(String[] fields, int column) throws Unreadable {
    if (column == SnpHeader.NONE || SnpFields.isMissing(fields[column])) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(fields[column]);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw must("a number", column, fields);
    }
    throw must("finite", column, fields);
  }

  private double positive(String[] fields, int column) throws Unreadable {
    double value = number(fields, column);
    if (value <= 0) {
      throw must("positive", column, fields);
    }
    return value;
  }

  private Unreadable must(String be, int column, String[] fields) {
    return new Unreadable(
        "%s must be %s, but holds '%s'".formatted(names[column], be, fields[column]));
  }

  private long position(String[] fields) throws Unreadable {
    double value = number(fields, header.column(SnpRole.POSITION));
    return Double.isNaN(value) ? -1 : (long) value;
  }

  private static String allele(String[] fields, int column) {
    return column == SnpHeader.NONE || SnpFields.isMissing(fields[column])
        ? ""
        : fields[column].toUpperCase(Locale.ROOT);
  }

  private static String text(String[] fields, int column) {
    return column == SnpHeader.NONE || SnpFields.isMissing(fields[column]) ? "" : fields[column];
  }

  private Snp snp(Head first, List<Cell> cells, ScanCounts counts) {
    String[] head = first.fields();
    double[] yi = new double[studies.size()];
    double[] sei = new double[studies.size()];
    Arrays.fill(yi, Double.NaN);
    Arrays.fill(sei, Double.NaN);
    Reference reference = reference(head, cells);
    for (Cell cell : cells) {
      boolean isThere = !Double.isNaN(cell.beta()) && !Double.isNaN(cell.se());
      if (isThere) {
        int sign = reference.sign(cell, palindromes, counts);
        if (sign != 0) {
          yi[cell.study()] = sign * cell.beta();
          sei[cell.study()] = cell.se();
        }
      } else if (!Double.isNaN(cell.beta()) || !Double.isNaN(cell.se())) {
        counts.incomplete++;
      }
    }
    counts.snps++;
    counts.alone += header.isLong() && cells.size() == 1 && studies.size() > 1 ? 1 : 0;
    return new Snp(
        head[header.column(SnpRole.ID)],
        text(head, header.column(SnpRole.CHROMOSOME)),
        first.position(),
        reference.effect(),
        reference.other(),
        yi,
        sei);
  }

  /** The alleles all studies are brought to: those of the line, else of the first study. */
  private Reference reference(String[] head, List<Cell> cells) {
    int effect = header.column(SnpRole.EFFECT_ALLELE);
    if (effect != SnpHeader.NONE && !header.isLong()) {
      return new Reference(
          allele(head, effect),
          allele(head, header.column(SnpRole.OTHER_ALLELE)),
          sharedFrequency(head),
          -1);
    }
    for (Cell cell : cells) {
      if (!cell.effect().isEmpty() && !Double.isNaN(cell.beta()) && !Double.isNaN(cell.se())) {
        return new Reference(cell.effect(), cell.other(), cell.frequency(), cell.study());
      }
    }
    return new Reference("", "", Double.NaN, -1);
  }

  private double sharedFrequency(String[] head) {
    try {
      return number(head, header.column(SnpRole.FREQUENCY));
    } catch (Unreadable e) {
      return Double.NaN; // a frequency serves palindromes only
    }
  }

  /** {@code from} is the study it was taken from, -1 if it is the line's. */
  private record Reference(String effect, String other, double frequency, int from) {

    int sign(Cell cell, Palindromes palindromes, ScanCounts counts) {
      boolean isNamed = !cell.effect().isEmpty() && !effect.isEmpty();
      if (!isNamed) {
        return 1;
      }
      Alleles match =
          cell.study() == from
              ? Alleles.SAME
              : Alleles.of(
                  cell.effect(),
                  cell.other(),
                  cell.frequency(),
                  effect,
                  other,
                  frequency,
                  palindromes);
      counts.count(match);
      return match.sign();
    }
  }
}
