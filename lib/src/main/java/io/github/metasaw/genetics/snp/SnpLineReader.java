package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes SNPs of the lines of a table, and brings all studies to one effect allele. */
public final class SnpLineReader {

  private final SnpHeader header;
  private final SnpCellReader cell;
  private final List<String> studies;
  private final PalindromePolicy palindromes;
  private final String unit;

  /** The first line of a SNP. */
  private record Head(String[] fields, long position) {}

  /**
   * A reader of lines.
   *
   * @param names of the columns, for messages
   * @param studies in the order of the numbers of a SNP
   * @param unit what messages call a line
   */
  public SnpLineReader(
      SnpHeader header,
      String[] names,
      List<String> studies,
      PalindromePolicy palindromes,
      String unit) {
    this.unit = unit;
    this.header = header;
    this.cell = new SnpCellReader(header, names);
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
  public List<Snp> read(List<String> lines, long first, ScanCounts counts, List<BadLine> bad) {
    List<Snp> snps = new ArrayList<>();
    List<SnpCell> cells = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Head head = null;
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n);
      counts.add(ScanCount.LINES);
      if (line.isBlank()) {
        continue;
      }
      String[] fields = SnpFields.split(line, header.separator());
      try {
        if (fields.length != header.columns()) {
          throw new UnreadableLine(
              "has %d fields, the header %d".formatted(fields.length, header.columns()));
        }
        boolean isNext = head != null && header.isLong() && sameSnp(head.fields(), fields);
        if (head != null && !isNext) {
          snps.add(snp(head, cells, counts));
          cells.clear();
          head = null;
        }
        cell.refuseUnsafe(fields);
        Head next = new Head(fields, cell.position(fields));
        problems.clear();
        readCells(fields, cells, problems);
        counts.add(ScanCount.BAD_CELLS, problems.size());
        for (String problem : problems) {
          bad.add(new BadLine(unit, first + n, problem, false));
        }
        head = isNext ? head : next;
      } catch (UnreadableLine e) {
        counts.add(ScanCount.BAD_LINES);
        bad.add(new BadLine(unit, first + n, String.valueOf(e.getMessage()), true));
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

  /**
   * The studies of a line: one that cannot be read is as one that is missing.
   *
   * @param problems what could not be read is added here
   * @throws UnreadableLine if none of them could be read
   */
  private void readStudies(String[] fields, List<SnpCell> cells, List<String> problems)
      throws UnreadableLine {
    boolean isSome = false;
    for (int i = 0; i < studies.size(); i++) {
      try {
        SnpCell read = cell.read(fields, i, studies.get(i));
        cells.add(read);
        isSome |= !Double.isNaN(read.beta()) && !Double.isNaN(read.se());
      } catch (UnreadableLine e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty() && !isSome) {
      cells.clear();
      throw new UnreadableLine(problems.get(0));
    }
  }

  private void readCells(String[] fields, List<SnpCell> cells, List<String> problems)
      throws UnreadableLine {
    if (!header.isLong()) {
      readStudies(fields, cells, problems);
      return;
    }
    String name = fields[header.column(SnpRole.STUDY)];
    int study = studies.indexOf(name);
    if (study < 0) {
      throw new UnreadableLine(
          "no study '%s'; Studies: %s"
              .formatted(PlainText.quoted(name), String.join(", ", studies)));
    }
    for (SnpCell known : cells) {
      if (known.study() == study) {
        throw new UnreadableLine(
            "study '%s' is there twice for %s"
                .formatted(name, PlainText.quoted(fields[header.column(SnpRole.ID)])));
      }
    }
    cells.add(cell.read(fields, study, name));
  }

  private static String text(String[] fields, int column) {
    return column == SnpHeader.NONE || SnpFields.isMissing(fields[column]) ? "" : fields[column];
  }

  private Snp snp(Head first, List<SnpCell> cells, ScanCounts counts) {
    String[] head = first.fields();
    double[] yi = new double[studies.size()];
    double[] sei = new double[studies.size()];
    Arrays.fill(yi, Double.NaN);
    Arrays.fill(sei, Double.NaN);
    Reference reference = reference(head, cells);
    for (SnpCell cell : cells) {
      boolean isThere = !Double.isNaN(cell.beta()) && !Double.isNaN(cell.se());
      if (isThere) {
        int sign = sign(cell, reference, counts);
        if (sign != 0) {
          yi[cell.study()] = sign * cell.beta();
          sei[cell.study()] = cell.se();
        }
      } else if (!Double.isNaN(cell.beta()) || !Double.isNaN(cell.se())) {
        counts.add(ScanCount.INCOMPLETE);
      }
    }
    counts.add(ScanCount.SNPS);
    if (header.isLong() && cells.size() == 1 && studies.size() > 1) {
      counts.add(ScanCount.ALONE);
    }
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
  private Reference reference(String[] head, List<SnpCell> cells) {
    int effect = header.column(SnpRole.EFFECT_ALLELE);
    if (effect != SnpHeader.NONE && !header.isLong()) {
      String allele = SnpCellReader.allele(head, effect);
      String other = cell.otherAllele(head, null, allele);
      return new Reference(allele, other, cell.sharedFrequency(head), -1);
    }
    for (SnpCell cell : cells) {
      if (!cell.effect().isEmpty() && !Double.isNaN(cell.beta()) && !Double.isNaN(cell.se())) {
        return new Reference(cell.effect(), cell.other(), cell.frequency(), cell.study());
      }
    }
    return new Reference("", "", Double.NaN, -1);
  }

  /** {@code from} is the study it was taken from, -1 if it is the line's. */
  private record Reference(String effect, String other, double frequency, int from) {}

  /** What an estimate is multiplied by; 0 where its alleles are not those of reference. */
  private int sign(SnpCell cell, Reference reference, ScanCounts counts) {
    String study = studies.get(cell.study());
    boolean isNamed = header.column(study, SnpRole.EFFECT_ALLELE) != SnpHeader.NONE;
    if (!isNamed || reference.effect().isEmpty()) {
      return 1;
    }
    Alleles match = match(cell, reference);
    counts.add(match.count());
    boolean isOther = match == Alleles.OTHER_STRAND || match == Alleles.OTHER_STRAND_SWAPPED;
    if (isOther && Alleles.isComplement(cell.effect(), cell.other())) {
      counts.add(ScanCount.PALINDROME_TURNED);
    }
    return match.sign();
  }

  private Alleles match(SnpCell cell, Reference reference) {
    if (cell.effect().isEmpty()) {
      return Alleles.UNKNOWN;
    }
    return cell.study() == reference.from()
        ? Alleles.SAME
        : Alleles.of(
            cell.effect(),
            cell.other(),
            cell.frequency(),
            reference.effect(),
            reference.other(),
            reference.frequency(),
            palindromes);
  }
}
