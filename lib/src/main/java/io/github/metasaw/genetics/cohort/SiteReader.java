package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ReferenceAlleles;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpCell;
import io.github.metasaw.genetics.snp.SnpCellReader;
import io.github.metasaw.genetics.snp.SnpCellReader.Pair;
import io.github.metasaw.genetics.snp.StudyAlignment;
import io.github.metasaw.genetics.snp.UnreadableLine;
import java.util.ArrayList;
import java.util.List;

/** Makes SNPs of the lines of all cohorts. Thread-safe. */
final class SiteReader {

  private final KeyRule rule;
  private final List<CohortReader> readers;
  private final StudyAlignment alignment;

  /**
   * A reader of sites.
   *
   * @param readers of the cohorts, for their headers only
   */
  SiteReader(KeyRule rule, List<CohortReader> readers, StudyAlignment alignment) {
    this.rule = rule;
    this.readers = List.copyOf(readers);
    this.alignment = alignment;
  }

  /** Adds the SNPs of a site. */
  void read(Site site, ScanCounts counts, List<BadLine> bad, List<Snp> snps) {
    for (List<CohortLine> lines : site.variants(rule, counts)) {
      List<SnpCell> cells = new ArrayList<>(lines.size());
      for (CohortLine line : lines) {
        CohortReader reader = readers.get(line.study());
        Variant variant = line.variant();
        try {
          cells.add(cell(reader.cells(), line, reader.cohort().name()));
        } catch (UnreadableLine e) {
          counts.add(ScanCount.BAD_CELLS);
          bad.add(
              reader.bad(
                  line.number(),
                  new UnreadableLine(e.getMessage() + " (" + name(variant) + ")"),
                  false));
        }
      }
      Variant first = lines.get(0).variant();
      snps.add(
          alignment.snp(
              name(lines),
              first.chromosome(),
              first.position(),
              cells,
              ReferenceAlleles.ofFirst(cells),
              counts));
    }
  }

  private static SnpCell cell(SnpCellReader cells, CohortLine line, String name)
      throws UnreadableLine {
    Variant variant = line.variant();
    return cells.read(
        line.fields(), line.study(), name, new Pair(variant.effect(), variant.other(), true));
  }

  /** The first rs number, else the first name. */
  private static String name(List<CohortLine> lines) {
    for (CohortLine line : lines) {
      if (line.variant().id().startsWith("rs")) {
        return line.variant().id();
      }
    }
    return name(lines.get(0).variant());
  }

  /** The name of a variant; without one, its place and alleles. */
  private static String name(Variant variant) {
    return variant.id().isEmpty()
        ? "%s:%d:%s:%s"
            .formatted(variant.chromosome(), variant.position(), variant.other(), variant.effect())
        : variant.id();
  }
}
