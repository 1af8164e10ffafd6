package io.github.metasaw.genetics.pool;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Frequencies;
import io.github.metasaw.genetics.snp.Snp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses the SNPs by whose frequencies studies are placed on axes of ancestry, as MR-MEGA does:
 * those that every study has with both alleles above 5 %, one of each megabase.
 */
public final class AncestrySurvey {

  private static final double MIN_FREQUENCY = 0.05;
  private static final long SPACING = 1_000_000;

  /** Of SNPs without a place. */
  private static final int MAX_UNPLACED = 50_000;

  private final List<String> studies;
  private final List<double[]> chosen = new ArrayList<>();
  private final Set<String> stretches = new HashSet<>();
  private final boolean[] hasFrequency;
  private int unplaced;

  /**
   * A survey without SNPs.
   *
   * @param studies names [k]
   */
  public AncestrySurvey(List<String> studies) {
    this.studies = List.copyOf(studies);
    this.hasFrequency = new boolean[studies.size()];
  }

  /**
   * Adds a SNP, if it is to be used.
   *
   * @param snp frequencies of its effect allele in k studies
   */
  public void add(Snp snp) {
    boolean isCommon = true;
    double[] frequencies = snp.frequencies();
    for (int i = 0; i < frequencies.length; i++) {
      hasFrequency[i] |= frequencies[i] >= 0;
      isCommon &= frequencies[i] > MIN_FREQUENCY && frequencies[i] < 1 - MIN_FREQUENCY;
    }
    if (isCommon && isApart(snp)) {
      chosen.add(frequencies.clone());
    }
  }

  private boolean isApart(Snp snp) {
    if (snp.position() < 0 || snp.chromosome().isEmpty()) {
      return ++unplaced <= MAX_UNPLACED;
    }
    return stretches.add(snp.chromosome() + ":" + snp.position() / SPACING);
  }

  /**
   * The axes of the studies by the SNPs that were chosen.
   *
   * @param axes number of axes, 1 or more
   * @return coordinates of the studies
   * @throws MetaException if a study has no frequencies, no SNP can be used, or there are too few
   *     studies
   */
  public AncestryAxes axes(int axes) {
    for (int i = 0; i < hasFrequency.length; i++) {
      if (!hasFrequency[i]) {
        throw MetaException.of(
            "'%s' has no frequencies of alleles, by which axes of ancestry are found"
                .formatted(studies.get(i)));
      }
    }
    if (chosen.isEmpty()) {
      throw MetaException.of(
          "no SNP has a frequency between 0.05 and 0.95 in every study: there are no axes of ancestry");
    }
    Frequencies frequencies = Frequencies.of(studies, chosen.toArray(double[][]::new));
    return AncestryAxes.of(
        Distances.ofFrequencies(frequencies, Frequencies.Metric.ROOT_MEAN_SQUARE), axes);
  }
}
