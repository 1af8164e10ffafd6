package io.github.metasaw.plot.genetics;

import io.github.metasaw.data.Studies;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.mantra.MembershipMap;
import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.genetics.result.QqByFrequency;
import io.github.metasaw.genetics.result.QqData;
import io.github.metasaw.genetics.result.RegionData;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.plot.forest.ForestDrawings;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.EffectDrawing;

/** Figures of association studies: what they show, paired with how it is drawn. */
public final class GeneticsDrawings {

  private GeneticsDrawings() {}

  /**
   * Each study's estimate and the posterior of its effect by MANTRA, in the clusters of the most
   * probable partition.
   *
   * @param fit of one SNP
   * @param options words and scale
   * @return the drawing
   */
  public static EffectDrawing forest(MantraFit fit, ForestOptions options) {
    return ForestDrawings.forest(MantraForest.read(fit, options));
  }

  /**
   * The distances of MANTRA's studies as a tree, with the clusters of the top partition.
   *
   * @param fit of one SNP
   * @return the drawing
   */
  public static Drawing dendrogram(MantraFit fit) {
    DendrogramData data = DendrogramData.of(fit);
    return Drawing.of(data::table, () -> DendrogramLayout.draw(data));
  }

  /**
   * Distances as a tree, joined by average linkage.
   *
   * @param distances between studies
   * @return the drawing
   */
  public static Drawing dendrogram(Distances distances) {
    DendrogramData data = DendrogramData.of(distances);
    return Drawing.of(data::table, () -> DendrogramLayout.draw(data));
  }

  /**
   * Who is in one cluster with whom, as MANTRA has it.
   *
   * @param fit of one SNP
   * @return the drawing
   */
  public static Drawing membership(MantraFit fit) {
    MembershipMap map = fit.memberships();
    return Drawing.of(
        () -> GeneticsTables.membership(map),
        () -> MembershipLayout.draw(map, fit.model().mu().toString()));
  }

  /**
   * SNPs by chromosome and position, the highest values at the top.
   *
   * @param results of a scan
   * @param column of them: {@code p}, {@code p_Z2}, {@code log10BF}
   * @return the drawing
   */
  public static Drawing manhattan(ScanResults results, String column) {
    ManhattanData data = ManhattanData.of(results, column);
    return Drawing.of(() -> GeneticsTables.manhattan(data), () -> ManhattanLayout.draw(data));
  }

  /**
   * Observed against expected p values, with lambda and a band that chance keeps within.
   *
   * @param results of a scan
   * @param column of them: {@code p}, {@code p_Z2}
   * @return the drawing
   */
  public static Drawing qq(ScanResults results, String column) {
    QqData data = QqData.of(results, column);
    return Drawing.of(() -> GeneticsTables.qq(data), () -> QqLayout.draw(data));
  }

  /**
   * Two columns of the same SNPs, one upward and the other downward from the same chromosomes.
   *
   * @param results of a scan
   * @param above column of them that is drawn upward
   * @param below column of them that is drawn downward
   * @return the drawing
   */
  public static Drawing manhattan(ScanResults results, String above, String below) {
    ManhattanData upper = ManhattanData.of(results, above);
    ManhattanData lower = ManhattanData.of(results, below);
    return Drawing.of(
        () -> GeneticsTables.manhattan(upper, lower), () -> ManhattanLayout.draw(upper, lower));
  }

  /**
   * Observed against expected p values of common SNPs, of those of low frequency, and of rare ones.
   *
   * @param results of a scan of cohorts
   * @param column of them: {@code p}, {@code p_Z2}
   * @return the drawing
   */
  public static Drawing qqByFrequency(ScanResults results, String column) {
    QqByFrequency data = QqByFrequency.of(results, column);
    return Drawing.of(() -> GeneticsTables.qq(data), () -> QqLayout.draw(data));
  }

  /**
   * The SNPs around a lead variant by position.
   *
   * @param data of them
   * @return the drawing
   */
  public static Drawing region(RegionData data) {
    return Drawing.of(() -> GeneticsTables.region(data), () -> RegionLayout.draw(data));
  }

  /**
   * The studies of one SNP by their m-values and p values.
   *
   * @param studies of the SNP
   * @param values their m-values
   * @return the drawing
   */
  public static Drawing pm(Studies studies, MValues values) {
    PmData data = PmData.of(studies, values);
    return Drawing.of(data::table, () -> PmLayout.draw(data));
  }
}
