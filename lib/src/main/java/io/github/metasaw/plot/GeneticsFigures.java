package io.github.metasaw.plot;

import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanResults;
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
}
