package io.github.metasaw.genetics.snp;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** Brings the studies of a SNP to one effect allele and strand. */
@API(status = API.Status.INTERNAL)
public final class StudyAlignment {

  private final List<String> studies;
  private final PalindromePolicy palindromes;

  /**
   * An alignment of studies.
   *
   * @param studies names, in the order of the numbers of a SNP
   * @param palindromes what becomes of A/T and C/G SNPs
   */
  public StudyAlignment(List<String> studies, PalindromePolicy palindromes) {
    this.studies = studies;
    this.palindromes = palindromes;
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
      int sign = cell.isComplete() ? sign(cell, reference, counts) : 0;
      if (sign != 0) {
        int i = cell.study();
        yi[i] = sign * cell.beta();
        sei[i] = cell.se();
        frequencies[i] = sign > 0 ? cell.frequency() : 1 - cell.frequency();
        sizes[i] = cell.n();
      } else if (cell.isIncomplete()) {
        counts.add(ScanCount.INCOMPLETE);
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
    double[] values = new double[studies.size()];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** What an estimate is multiplied by; 0 where its alleles are not those of reference. */
  private int sign(SnpCell cell, ReferenceAlleles reference, ScanCounts counts) {
    if (!cell.isNamed() || reference.effect().isEmpty()) {
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

  private Alleles match(SnpCell cell, ReferenceAlleles reference) {
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
