package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.ReferenceAlleles;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.snp.Snp;
import io.github.metasaw.genetics.snp.SnpCell;
import io.github.metasaw.genetics.snp.StudyAlignment;
import io.github.metasaw.genetics.snp.UnreadableLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes SNPs of the lines of all cohorts. Thread-safe. */
final class SiteReader {

  private final KeyRule rule;
  private final CohortFilter filter;
  private final List<CohortReader> readers;
  private final StudyAlignment alignment;
  private final double[] errorFactors;

  /**
   * A reader of sites.
   *
   * @param readers of the cohorts, for their headers only [k]
   * @param errorFactors what the standard errors of each cohort are multiplied by [k]
   */
  SiteReader(
      CohortOptions options,
      List<CohortReader> readers,
      StudyAlignment alignment,
      double[] errorFactors) {
    this.rule = options.key();
    this.filter = options.filter();
    this.readers = List.copyOf(readers);
    this.alignment = alignment;
    this.errorFactors = errorFactors.clone();
  }

  /** Adds the SNPs of a site, and the estimates that the filter leaves. */
  void read(Site site, ScanCounts counts, List<BadLine> bad, List<Snp> snps, List<SnpCell> used) {
    for (List<CohortLine> lines : site.variants(rule, counts)) {
      String name = name(lines);
      List<SnpCell> cells = new ArrayList<>(lines.size());
      for (CohortLine line : lines) {
        SnpCell cell = cell(line, name, counts, bad);
        if (cell != null) {
          used.add(cell);
          cells.add(cell.withErrorTimes(errorFactors[line.study()]));
        }
      }
      if (lines.size() == 1 && readers.size() > 1) {
        counts.add(ScanCount.ONE_COHORT, lines.get(0).study(), name);
      }
      Variant first = lines.get(0).variant();
      snps.add(
          alignment.snp(
              name,
              first.chromosome(),
              first.position(),
              cells,
              ReferenceAlleles.ofFirst(cells),
              counts));
    }
    for (CohortLine line : site.repeated()) {
      SnpCell cell = readers.get(line.study()).cellOrNull(line);
      if (cell != null && filter.reason(cell) == null) {
        used.add(cell);
      }
    }
  }

  /** The estimate of a line; null where it cannot be read or is not to be used. */
  private @Nullable SnpCell cell(
      CohortLine line, String name, ScanCounts counts, List<BadLine> bad) {
    CohortReader reader = readers.get(line.study());
    try {
      SnpCell cell = reader.cell(line);
      ScanCount reason = filter.reason(cell);
      if (reason != null) {
        counts.add(reason, line.study(), name);
        return null;
      }
      return cell;
    } catch (UnreadableLine e) {
      counts.add(ScanCount.BAD_CELLS, line.study(), name);
      bad.add(
          reader.bad(line.number(), new UnreadableLine(e.getMessage() + " (" + name + ")"), false));
      return null;
    }
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
