package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.pool.SampleCorrelation;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models of a scan besides those that it always computes.
 *
 * @param models which ones
 * @param axes number of axes of ancestry
 * @param effectSd standard deviation of the effect in m-values and the binary effects test, on the
 *     scale of the estimates
 * @param ancestry the axes; null where they are to be found from the frequencies of the SNPs
 * @param isOverlapCorrected whether estimates of studies that share persons are correlated
 * @param overlap their correlations; null where they are to be found from the z scores
 */
record ScanModels(
    Set<ScanModel> models,
    int axes,
    double effectSd,
    @Nullable AncestryAxes ancestry,
    boolean isOverlapCorrected,
    @Nullable SampleCorrelation overlap)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No models more, and the defaults of MR-MEGA and METASOFT. */
  static final ScanModels NONE = new ScanModels(Set.of(), 2, 0.2, null, false, null);

  ScanModels {
    EnumSet<ScanModel> copy = EnumSet.noneOf(ScanModel.class);
    copy.addAll(models);
    models = Collections.unmodifiableSet(copy);
  }

  ScanModels with(Collection<ScanModel> others) {
    return new ScanModels(
        Set.copyOf(others), axes, effectSd, ancestry, isOverlapCorrected, overlap);
  }

  ScanModels withAxes(int number) {
    if (number < 1) {
      throw MetaException.of("axes must be 1 or more, not " + number);
    }
    if (ancestry != null && number != ancestry.axes()) {
      throw MetaException.of(
          "the number of the given axes of ancestry is %d, not %d"
              .formatted(ancestry.axes(), number));
    }
    return new ScanModels(models, number, effectSd, ancestry, isOverlapCorrected, overlap);
  }

  ScanModels withEffectSd(double sd) {
    if (!(sd > 0 && sd < Double.POSITIVE_INFINITY)) {
      throw MetaException.of("the SD of the effect must be positive and finite, not " + sd);
    }
    return new ScanModels(models, axes, sd, ancestry, isOverlapCorrected, overlap);
  }

  ScanModels withAncestry(AncestryAxes found) {
    return new ScanModels(models, found.axes(), effectSd, found, isOverlapCorrected, overlap);
  }

  ScanModels withOverlapCorrection(boolean isWanted) {
    return new ScanModels(models, axes, effectSd, ancestry, isWanted, null);
  }

  ScanModels withOverlap(SampleCorrelation found) {
    return new ScanModels(models, axes, effectSd, ancestry, true, found);
  }

  boolean has(ScanModel model) {
    return models.contains(model);
  }

  /** Whether the axes of ancestry are still to be found. */
  boolean needsAncestry() {
    return has(ScanModel.MR_MEGA) && ancestry == null;
  }

  /** What results depend on, in words that differ where results may. */
  String identity() {
    return models
        + " "
        + axes
        + " "
        + effectSd
        + (ancestry == null ? "" : Arrays.deepToString(ancestry.coordinates()))
        + (overlap == null ? "" : overlap);
  }
}
