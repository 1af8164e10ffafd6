package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Makes SNPs of the lines of a table, and brings all studies to one effect allele. */
@API(status = API.Status.INTERNAL)
public final class SnpLineReader {

  private final SnpHeader header;
  private final SnpCellReader cell;
  private final SafeText text;
  private final List<String> studies;
  private final StudyAlignment alignment;
  private final String unit;

  /** The first line of a SNP. */
  private record Head(LineFields fields, long position) {}

  /**
   * A reader of lines.
   *
   * @param header which column holds what
   * @param studies in the order of the numbers of a SNP
   * @param palindromes what becomes of A/T and C/G SNPs
   * @param unit what messages call a line: {@code line} or {@code row}
   */
  public SnpLineReader(
      SnpHeader header, List<String> studies, PalindromePolicy palindromes, String unit) {
    this.unit = unit;
    this.header = header;
    this.cell = new SnpCellReader(header);
    this.text = new SafeText(header);
    this.studies = studies;
    this.alignment = new StudyAlignment(studies.size(), AlignmentRule.of(palindromes));
  }

  /**
   * Which column holds what.
   *
   * @return the header of the table
   */
  public SnpHeader header() {
    return header;
  }

  /**
   * Reads the SNPs of some lines, which hold all lines of each of their SNPs.
   *
   * @param lines of the table
   * @param first number of the first line in the table
   * @param counts are increased by what is met
   * @param bad lines that could not be read, whole or in part, are added here
   * @return the SNPs, in the order of their first lines
   */
  public List<Snp> read(List<RawLine> lines, long first, ScanCounts counts, List<BadLine> bad) {
    Reading reading = new Reading(counts, bad);
    for (int n = 0; n < lines.size(); n++) {
      counts.add(ScanCount.LINES);
      if (!lines.get(n).isBlank()) {
        reading.take(lines.get(n), first + n);
      }
    }
    reading.endSnp();
    return reading.snps;
  }

  /** The SNPs read so far, and the one whose lines are being read. */
  private final class Reading {
    private final ScanCounts counts;
    private final List<BadLine> bad;
    private final List<Snp> snps = new ArrayList<>();
    private final List<SnpCell> cells = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable Head head;

    Reading(ScanCounts counts, List<BadLine> bad) {
      this.counts = counts;
      this.bad = bad;
    }

    void take(RawLine line, long number) {
      try {
        take(LineFields.split(line, header.separator()));
        counts.add(ScanCount.BAD_CELLS, problems.size());
        for (String problem : problems) {
          bad.add(new BadLine(unit, number, problem, false));
        }
      } catch (UnreadableLine e) {
        counts.add(ScanCount.BAD_LINES);
        bad.add(new BadLine(unit, number, String.valueOf(e.getMessage()), true));
      }
    }

    private void take(LineFields fields) throws UnreadableLine {
      int columns = header.names().size();
      if (fields.size() != columns) {
        throw new UnreadableLine("has %d fields, the header %d".formatted(fields.size(), columns));
      }
      boolean isNext = head != null && header.isLong() && sameSnp(head.fields(), fields);
      if (!isNext) {
        endSnp();
      }
      text.check(fields);
      Head next = new Head(fields, cell.position(fields));
      problems.clear();
      readCells(fields, cells, problems);
      head = isNext ? head : next;
    }

    void endSnp() {
      if (head != null) {
        snps.add(snp(head, cells, counts));
        cells.clear();
        head = null;
      }
    }
  }

  private boolean sameSnp(LineFields a, LineFields b) {
    int id = header.column(SnpRole.ID);
    return a.text(id).equals(b.text(id));
  }

  /**
   * The studies of a line: one that cannot be read is as one that is missing.
   *
   * @param problems what could not be read is added here
   * @throws UnreadableLine if none of them could be read
   */
  private void readStudies(LineFields fields, List<SnpCell> cells, List<String> problems)
      throws UnreadableLine {
    boolean isSome = false;
    for (int i = 0; i < studies.size(); i++) {
      try {
        SnpCell read = cell.read(fields, i, studies.get(i));
        cells.add(read);
        isSome |= read.isComplete();
      } catch (UnreadableLine e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty() && !isSome) {
      cells.clear();
      throw new UnreadableLine(problems.get(0));
    }
  }

  private void readCells(LineFields fields, List<SnpCell> cells, List<String> problems)
      throws UnreadableLine {
    if (!header.isLong()) {
      readStudies(fields, cells, problems);
      return;
    }
    String name = fields.text(header.column(SnpRole.STUDY));
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
                .formatted(name, PlainText.quoted(fields.text(header.column(SnpRole.ID)))));
      }
    }
    cells.add(cell.read(fields, study, name));
  }

  private static String text(LineFields fields, int column) {
    return column == SnpHeader.NONE || fields.isMissing(column) ? "" : fields.text(column);
  }

  private Snp snp(Head first, List<SnpCell> cells, ScanCounts counts) {
    LineFields head = first.fields();
    if (header.isLong() && cells.size() == 1 && studies.size() > 1) {
      counts.add(ScanCount.ALONE);
    }
    return alignment.snp(
        head.text(header.column(SnpRole.ID)),
        text(head, header.column(SnpRole.CHROMOSOME)),
        first.position(),
        cells,
        reference(head, cells),
        counts);
  }

  /** The alleles all studies are brought to: those of the line, else of the first study. */
  private ReferenceAlleles reference(LineFields head, List<SnpCell> cells) {
    int effect = header.column(SnpRole.EFFECT_ALLELE);
    if (effect != SnpHeader.NONE && !header.isLong()) {
      String allele = SnpCellReader.allele(head, effect);
      String other = cell.otherAllele(head, null, allele);
      return new ReferenceAlleles(
          allele, other, cell.sharedFrequency(head), ReferenceAlleles.OF_THE_LINE);
    }
    return ReferenceAlleles.ofFirst(cells);
  }
}
