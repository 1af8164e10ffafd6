package io.github.metasaw.genetics.snp;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One SNP in k studies, all estimates for the same effect allele.
 *
 * @param id its name
 * @param chromosome as written; empty if unknown
 * @param position in base pairs; -1 if unknown
 * @param effectAllele in upper case; empty if unknown
 * @param otherAllele in upper case; empty if unknown
 * @param yi estimates, NaN where the study has none [k]
 * @param sei standard errors, positive, NaN where the study has none [k]
 * @param sizes numbers of persons, NaN where unknown [k]
 * @param frequencies of the effect allele, NaN where unknown [k]
 */
public record Snp(
    String id,
    String chromosome,
    long position,
    String effectAllele,
    String otherAllele,
    double[] yi,
    double[] sei,
    double[] sizes,
    double[] frequencies)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * A SNP without place and alleles.
   *
   * @param id its name
   * @param yi estimates, NaN where a study has none [k]
   * @param sei standard errors, positive, NaN where a study has none [k]
   * @return the SNP, with copies of the arrays
   */
  public static Snp of(String id, double[] yi, double[] sei) {
    double[] unknown = new double[yi.length];
    Arrays.fill(unknown, Double.NaN);
    return new Snp(id, "", -1, "", "", yi.clone(), sei.clone(), unknown, unknown);
  }
}
