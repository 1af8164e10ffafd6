package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.Alleles;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.ArrayList;
import java.util.List;

/** The lines of all cohorts at one place, and the variants they speak of. */
final class Site {

  private final List<CohortLine> lines = new ArrayList<>();
  private List<CohortLine> repeated = List.of();

  void add(CohortLine line) {
    lines.add(line);
  }

  /** Whether there is a line. */
  boolean isEmpty() {
    return lines.isEmpty();
  }

  int size() {
    return lines.size();
  }

  /**
   * The lines by variant, one for each cohort at most: of two lines of a cohort the first is taken.
   *
   * @param rule that joins lines; by identifier all lines are one variant
   * @param counts are increased by second lines, and by variants beside others of the same place
   */
  List<List<CohortLine>> variants(KeyRule rule, ScanCounts counts) {
    List<List<CohortLine>> variants = new ArrayList<>(1);
    for (CohortLine line : lines) {
      List<CohortLine> same = rule == KeyRule.ID ? first(variants) : match(line, variants);
      if (same.isEmpty()) {
        variants.add(same);
        if (variants.size() > 1) {
          counts.add(ScanCount.OTHER_ALLELES, line.study(), line.variant().id());
        }
      }
      if (has(same, line.study())) {
        counts.add(ScanCount.DUPLICATES, line.study(), line.variant().id());
        repeated = repeated.isEmpty() ? new ArrayList<>() : repeated;
        repeated.add(line);
      } else {
        same.add(line);
      }
    }
    return variants;
  }

  /** The lines that {@link #variants} did not take. */
  List<CohortLine> repeated() {
    return repeated;
  }

  private static boolean has(List<CohortLine> lines, int study) {
    for (CohortLine line : lines) {
      if (line.study() == study) {
        return true;
      }
    }
    return false;
  }

  private static List<CohortLine> first(List<List<CohortLine>> variants) {
    return variants.isEmpty() ? new ArrayList<>() : variants.get(0);
  }

  /** The variant of a line: the same letters before those of the other strand. */
  private static List<CohortLine> match(CohortLine line, List<List<CohortLine>> variants) {
    List<CohortLine> onOtherStrand = null;
    for (List<CohortLine> variant : variants) {
      Alleles alleles = alleles(line.variant(), variant.get(0).variant());
      boolean isOther = alleles == Alleles.OTHER_STRAND || alleles == Alleles.OTHER_STRAND_SWAPPED;
      if (alleles.sign() != 0 && !isOther) {
        return variant;
      }
      onOtherStrand = isOther && onOtherStrand == null ? variant : onOtherStrand;
    }
    return onOtherStrand == null ? new ArrayList<>() : onOtherStrand;
  }

  private static Alleles alleles(Variant line, Variant reference) {
    if (line.effect().isEmpty() || reference.effect().isEmpty()) {
      return Alleles.SAME; // what becomes of them is for the alignment to say
    }
    return Alleles.of(
        line.effect(),
        line.other(),
        Double.NaN,
        reference.effect(),
        reference.other(),
        Double.NaN,
        PalindromePolicy.KEEP);
  }
}
