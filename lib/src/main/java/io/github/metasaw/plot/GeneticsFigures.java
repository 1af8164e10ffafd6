package io.github.metasaw.plot;

import io.github.metasaw.data.Studies;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.result.RegionData;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.plot.genetics.GeneticsDrawings;

/** Figures of association studies and their meta-analyses, one method each. */
public final class GeneticsFigures {

  private GeneticsFigures() {}

  /**
   * The distances of MANTRA's studies as a tree, with the clusters of the top partition.
   *
   * @param fit a fit by MANTRA
   * @return the figure
   */
  public static Figure dendrogram(MantraFit fit) {
    return Figure.of(GeneticsDrawings.dendrogram(fit));
  }

  /**
   * Distances as a tree, joined by average linkage.
   *
   * @param distances between studies
   * @return the figure
   */
  public static Figure dendrogram(Distances distances) {
    return Figure.of(GeneticsDrawings.dendrogram(distances));
  }

  /**
   * Who is in one cluster with whom, as MANTRA has it.
   *
   * @param fit a fit by MANTRA
   * @return the figure
   */
  public static Figure membership(MantraFit fit) {
    return Figure.of(GeneticsDrawings.membership(fit));
  }

  /**
   * SNPs by chromosome and position, the highest -log10 p or Bayes factors at the top.
   *
   * @param results a scan
   * @param column of the results: {@code p}, {@code p_Z2}, {@code log10BF}
   * @return the figure
   */
  public static Figure manhattan(ScanResults results, String column) {
    return Figure.of(GeneticsDrawings.manhattan(results, column));
  }

  /**
   * Observed against expected p values, with lambda and a band that chance keeps within.
   *
   * @param results a scan
   * @param column of the results: {@code p}, {@code p_Z2}
   * @return the figure
   */
  public static Figure qq(ScanResults results, String column) {
    return Figure.of(GeneticsDrawings.qq(results, column));
  }

  /**
   * Two columns of the same SNPs mirrored, as random effects above and the common effect below:
   * what one test finds and the other does not shows at once. Two columns of p values have one
   * scale.
   *
   * @param results a scan
   * @param above column of the results that is drawn upward: {@code p_random}, {@code log10BF}
   * @param below column of the results that is drawn downward: {@code p}
   * @return the figure
   */
  public static Figure manhattan(ScanResults results, String above, String below) {
    return Figure.of(GeneticsDrawings.manhattan(results, above, below));
  }

  /**
   * Observed against expected p values of common SNPs (5 % or more), of those of low frequency (1
   * to 5 %) and of rare ones, with lambda and a band for each.
   *
   * @param results a scan of cohorts, or other results with a column of allele frequencies
   * @param column of the results: {@code p}, {@code p_Z2}
   * @return the figure
   */
  public static Figure qqByFrequency(ScanResults results, String column) {
    return Figure.of(GeneticsDrawings.qqByFrequency(results, column));
  }

  /**
   * The SNPs around a lead variant by position, with the direction of their effects, and with their
   * linkage disequilibrium if the results have it.
   *
   * @param data the SNPs, {@link RegionData#of}
   * @return the figure
   */
  public static Figure region(RegionData data) {
    return Figure.of(GeneticsDrawings.region(data));
  }

  /**
   * PM plot of one SNP (Han and Eskin 2012): -log10 p of each study over its m-value, the posterior
   * probability that it has the effect.
   *
   * @param studies of the SNP
   * @param values their m-values
   * @return the figure
   */
  public static Figure pm(Studies studies, MValues values) {
    return Figure.of(GeneticsDrawings.pm(studies, values));
  }
}
