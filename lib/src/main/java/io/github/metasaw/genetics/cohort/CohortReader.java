package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.FileLines;
import io.github.metasaw.genetics.snp.LineFields;
import io.github.metasaw.genetics.snp.LineSource;
import io.github.metasaw.genetics.snp.RawLine;
import io.github.metasaw.genetics.snp.SafeText;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.SnpCell;
import io.github.metasaw.genetics.snp.SnpCellReader;
import io.github.metasaw.genetics.snp.SnpCellReader.Pair;
import io.github.metasaw.genetics.snp.SnpHeader;
import io.github.metasaw.genetics.snp.SnpRole;
import io.github.metasaw.genetics.snp.TableSource;
import io.github.metasaw.genetics.snp.UnreadableLine;
import io.github.metasaw.genetics.snp.VcfLines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one cohort in the order of its file. */
final class CohortReader implements AutoCloseable {

  /** What PLINK and REGENIE call the test of the additive model. */
  private static final String ADDITIVE = "ADD";

  /** What VCF calls a line that no filter speaks against. */
  private static final String PASSED = "PASS";

  /** Of lines that cannot be read, as many as any report lists and more; all are counted. */
  private static final int MAX_KEPT = 1000;

  private final int study;
  private final Cohort cohort;
  private final KeyRule rule;
  private final LineSource in;
  private final SnpHeader header;
  private final SnpCellReader cells;
  private final SafeText safeText;
  private final VariantReader variants;
  private final int test;
  private final int filter;

  private CohortReader(int study, Cohort cohort, CohortOptions options, LineSource in) {
    this.study = study;
    this.cohort = cohort;
    this.rule = options.key();
    this.in = in;
    String names = TableSource.headerLine(in);
    Map<SnpRole, String> columns = options.columns(cohort);
    if (in instanceof VcfLines) {
      VcfLines.roles().forEach(columns::putIfAbsent);
    }
    this.header = SnpHeader.ofCohort(names, columns, in.name());
    this.cells = new SnpCellReader(header);
    this.safeText = new SafeText(header);
    this.variants = new VariantReader(header, cells);
    this.test = header.column(SnpRole.TEST);
    this.filter = header.column(SnpRole.FILTER);
  }

  /**
   * Opens the file of a cohort.
   *
   * @param study number of the cohort
   * @throws io.github.metasaw.diagnostic.MetaException if there is no such file, or its header
   *     lacks what is needed
   */
  static CohortReader open(int study, Cohort cohort, CohortOptions options) {
    LineSource in = lines(cohort);
    try {
      return new CohortReader(study, cohort, options, in);
    } catch (RuntimeException refused) {
      in.close();
      throw refused;
    }
  }

  private static LineSource lines(Cohort cohort) {
    if (VcfLines.isVcf(cohort.file())) {
      return VcfLines.open(cohort.file(), cohort.sample());
    }
    if (!cohort.sample().isEmpty()) {
      throw MetaException.of(
          "a sample such as '%s' is a study of a GWAS-VCF file, but %s is not one"
              .formatted(cohort.sample(), cohort.file()));
    }
    return FileLines.open(cohort.file());
  }

  SnpHeader header() {
    return header;
  }

  Cohort cohort() {
    return cohort;
  }

  /** What the file is recognised by: its size and its header. */
  String identity() {
    return cohort.name() + "\t" + cohort.sample() + in.size() + "\t" + header.line();
  }

  double fraction() {
    return in.fraction();
  }

  /**
   * The next line that has a place.
   *
   * @param counts are increased by what is passed over
   * @param bad lines that cannot be read are added here
   * @return null after the last line
   */
  @Nullable CohortLine next(ScanCounts counts, List<BadLine> bad) {
    for (RawLine text = in.nextRaw(); text != null; text = in.nextRaw()) {
      counts.add(ScanCount.LINES, study, "");
      if (text.isBlank()) {
        continue;
      }
      try {
        String fault = in.fault();
        if (fault != null) {
          throw new UnreadableLine(fault);
        }
        LineFields fields = LineFields.split(text, header.separator());
        if (test >= 0 && test < fields.size() && !fields.text(test).equalsIgnoreCase(ADDITIVE)) {
          counts.add(ScanCount.OTHER_TEST, study, "");
          continue;
        }
        if (filter >= 0 && filter < fields.size() && !isPassed(fields)) {
          counts.add(ScanCount.NOT_PASSED, study, "");
          continue;
        }
        return line(fields, in.line());
      } catch (UnreadableLine e) {
        counts.add(ScanCount.BAD_LINES, study, "");
        if (bad.size() < MAX_KEPT) {
          bad.add(bad(in.line(), e, true));
        }
      }
    }
    return null;
  }

  private boolean isPassed(LineFields fields) {
    return fields.isMissing(filter) || fields.is(filter, PASSED);
  }

  /**
   * The estimate of a line.
   *
   * @throws UnreadableLine if one of its numbers cannot be read
   */
  SnpCell cell(CohortLine line) throws UnreadableLine {
    Variant variant = line.variant();
    return cells.read(
        line.fields(), study, cohort.name(), new Pair(variant.effect(), variant.other(), true));
  }

  /** The same; null where it cannot be read. */
  @Nullable SnpCell cellOrNull(CohortLine line) {
    try {
      return cell(line);
    } catch (UnreadableLine e) {
      return null;
    }
  }

  /** What is said of a line of this cohort that cannot be read. */
  BadLine bad(long number, UnreadableLine why, boolean isWhole) {
    String who =
        cohort.sample().isEmpty()
            ? cohort.name()
            : "%s (%s)".formatted(cohort.name(), cohort.file().getFileName());
    return new BadLine(who + ", line", number, String.valueOf(why.getMessage()), isWhole);
  }

  private CohortLine line(LineFields fields, long number) throws UnreadableLine {
    int columns = header.names().size();
    if (fields.size() != columns) {
      throw new UnreadableLine("has %d fields, the header %d".formatted(fields.size(), columns));
    }
    safeText.check(fields);
    Variant variant = variants.read(fields);
    if (rule == KeyRule.POSITION) {
      return new CohortLine(study, number, fields, VariantReader.place(variant), variant);
    }
    if (variant.id().isEmpty()) {
      throw new UnreadableLine("has no identifier");
    }
    return new CohortLine(study, number, fields, SortKey.of(variant.id()), variant);
  }

  /** The line that {@link CohortLine#saved} wrote. */
  CohortLine ofSaved(RawLine saved) {
    String[] all = saved.text().split("\t", -1);
    try {
      LineFields fields = LineFields.of(Arrays.copyOfRange(all, 1, all.length));
      return line(fields, Long.parseLong(all[0]));
    } catch (UnreadableLine e) {
      throw new IllegalStateException(e); // it could be read when it was saved
    }
  }

  @Override
  public void close() {
    in.close();
  }
}
