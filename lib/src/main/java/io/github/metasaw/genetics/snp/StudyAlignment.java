package io.github.metasaw.genetics.snp;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the studies of a SNP to one effect allele and strand. */
@API(status = API.Status.INTERNAL)
public final class StudyAlignment {

  private final int k;
  private final AlignmentRule rule;

  /**
   * An alignment of studies.
   *
   * @param k number of studies
   * @param rule how they are brought to the alleles of reference
   */
  public StudyAlignment(int k, AlignmentRule rule) {
    this.k = k;
    this.rule = rule;
  }

  /**
   * Makes a SNP of the cells of its studies.
   *
   * @param id its name
   * @param chromosome empty if unknown
   * @param position in base pairs; -1 if unknown
   * @param cells at most one for each study
   * @param reference the alleles that all are brought to
   * @param counts are increased by what is met
   * @return the SNP, its estimates for the effect allele of reference
   */
  public Snp snp(
      String id,
      String chromosome,
      long position,
      List<SnpCell> cells,
      ReferenceAlleles reference,
      ScanCounts counts) {
    double[] yi = missing();
    double[] sei = missing();
    double[] frequencies = missing();
    double[] sizes = missing();
    for (SnpCell cell : cells) {
      int i = cell.study();
      int sign = cell.isComplete() ? sign(cell, reference, counts, id) : 0;
      double frequency = sign < 0 ? 1 - cell.frequency() : cell.frequency();
      if (sign != 0 && isUsed(Math.abs(frequency - reference.frequency()), counts, i, id)) {
        yi[i] = sign * cell.beta();
        sei[i] = cell.se();
        frequencies[i] = frequency;
        sizes[i] = cell.n();
      } else if (cell.isIncomplete()) {
        counts.add(ScanCount.INCOMPLETE, i, id);
      }
    }
    counts.add(ScanCount.SNPS);
    return new Snp(
        id,
        chromosome,
        position,
        reference.effect(),
        reference.other(),
        yi,
        sei,
        sizes,
        frequencies);
  }

  private double[] missing() {
    double[] values = new double[k];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Whether the frequency of a study allows its estimate to be used. */
  private boolean isUsed(double gap, ScanCounts counts, int study, String id) {
    if (!rule.isRemarkable(gap)) {
      return true;
    }
    counts.add(ScanCount.FREQUENCY_DIFFERS, study, id);
    boolean isDropped = rule.maxFrequencyGap() >= 0;
    if (isDropped) {
      counts.add(ScanCount.FREQUENCY_DROPPED, study, id);
    }
    return !isDropped;
  }

  /** What an estimate is multiplied by; 0 where its alleles are not those of reference. */
  private int sign(SnpCell cell, ReferenceAlleles reference, ScanCounts counts, String id) {
    if (!cell.isNamed() || reference.effect().isEmpty()) {
      return 1;
    }
    Alleles match = match(cell, reference, rule.palindromes(cell.study(), reference.study()));
    counts.add(match.count(), cell.study(), id);
    boolean isOther = match == Alleles.OTHER_STRAND || match == Alleles.OTHER_STRAND_SWAPPED;
    if (isOther && Alleles.isComplement(cell.effect(), cell.other())) {
      counts.add(ScanCount.PALINDROME_TURNED, cell.study(), id);
    }
    if (isDoubtful(cell, reference, match)) {
      counts.add(ScanCount.PALINDROME_DOUBTFUL, cell.study(), id);
    }
    return match.sign();
  }

  /**
   * Whether a palindrome was taken as it is written for ancestries differ, where frequencies would
   * not have told its strand, or the other one.
   */
  private boolean isDoubtful(SnpCell cell, ReferenceAlleles reference, Alleles match) {
    boolean isKept = match == Alleles.PALINDROME_KEPT || match == Alleles.PALINDROME_KEPT_SWAPPED;
    return isKept
        && rule.palindromes() == PalindromePolicy.FREQUENCY
        && match(cell, reference, PalindromePolicy.FREQUENCY).sign() != match.sign();
  }

  private static Alleles match(
      SnpCell cell, ReferenceAlleles reference, PalindromePolicy palindromes) {
    if (cell.effect().isEmpty()) {
      return Alleles.UNKNOWN;
    }
    return cell.study() == reference.study()
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
