package io.github.metasaw.genetics.snp;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The alleles that all studies of a SNP are brought to.
 *
 * @param effect allele in upper case; empty if unknown
 * @param other allele in upper case; empty if unknown
 * @param frequency of the effect allele, NaN if unknown
 * @param study the number of the study they were taken from, or {@link #OF_THE_LINE}
 */
@API(status = API.Status.INTERNAL)
public record ReferenceAlleles(String effect, String other, double frequency, int study) {

  /** No study's: what the line says of all of them. */
  public static final int OF_THE_LINE = -1;

  private static final ReferenceAlleles UNKNOWN =
      new ReferenceAlleles("", "", Double.NaN, OF_THE_LINE);

  /**
   * Those of the first study that has alleles and an estimate.
   *
   * @param cells of the studies, in their order
   * @return the alleles; unknown if no study has both
   */
  public static ReferenceAlleles ofFirst(List<SnpCell> cells) {
    for (SnpCell cell : cells) {
      if (!cell.effect().isEmpty() && cell.isComplete()) {
        return new ReferenceAlleles(cell.effect(), cell.other(), cell.frequency(), cell.study());
      }
    }
    return UNKNOWN;
  }
}
