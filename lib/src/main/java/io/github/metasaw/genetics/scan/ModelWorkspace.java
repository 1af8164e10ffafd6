package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.pool.AncestryAxes;
import io.github.metasaw.genetics.pool.AncestryRegression;
import io.github.metasaw.genetics.pool.HanEskin;
import io.github.metasaw.genetics.pool.HanEskinTail;
import io.github.metasaw.genetics.pool.RestrictedLikelihood;
import io.github.metasaw.genetics.subset.BinaryEffects;
import io.github.metasaw.genetics.subset.BinaryEffectsSampler;
import io.github.metasaw.genetics.subset.EffectSets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Computes the models that were asked for, one SNP after another, on one thread. */
final class ModelWorkspace {

  private final ScanModels models;
  private final int studies;
  private final HanEskinTail tail = new HanEskinTail();
  private final BinaryEffectsSampler sampler;
  private final double[][] coordinates;
  private final double[][] present;

  /**
   * Memory for the SNPs of some studies.
   *
   * @param models what to compute; axes of ancestry are found already
   * @param names of the studies, in the order of the SNP's numbers
   */
  ModelWorkspace(ScanModels models, List<String> names) {
    this.models = models;
    this.studies = names.size();
    this.sampler = new BinaryEffectsSampler(models.effectSd());
    this.coordinates = new double[studies][];
    this.present = new double[studies][];
    AncestryAxes axes = models.ancestry();
    if (axes != null) {
      double[][] all = axes.coordinates();
      for (int i = 0; i < studies; i++) {
        coordinates[i] = all[axes.studies().indexOf(names.get(i))];
      }
    }
  }

  /**
   * Computes one SNP.
   *
   * @param k number of studies that have it
   * @param place of each of them among the studies [k]
   * @param yi estimates [k]
   * @param wi precisions [k]
   */
  ModelTests compute(int k, int[] place, double[] yi, double[] wi) {
    if (k == 0 || models.models().isEmpty()) {
      return ModelTests.NONE;
    }
    return new ModelTests(
        models.has(ScanModel.RE2) ? HanEskin.of(k, yi, wi, tail) : HanEskin.NONE,
        models.has(ScanModel.REML) ? RestrictedLikelihood.of(k, yi, wi) : RestrictedLikelihood.NONE,
        models.has(ScanModel.BINARY) ? BinaryEffects.of(k, yi, wi, sampler) : BinaryEffects.NONE,
        models.has(ScanModel.M_VALUES) ? mValues(k, place, yi, wi) : List.of(),
        models.has(ScanModel.MR_MEGA) ? ancestry(k, place, yi, wi) : AncestryRegression.NONE);
  }

  private List<Double> mValues(int k, int[] place, double[] yi, double[] wi) {
    double[] wy = new double[k];
    double[] m = new double[k];
    for (int i = 0; i < k; i++) {
      wy[i] = wi[i] * yi[i];
    }
    new EffectSets(Arrays.copyOf(wi, k), models.effectSd(), EffectSets.logPriors(k, 1, 1))
        .evaluate(wy, m);
    Double[] all = Collections.nCopies(studies, Double.NaN).toArray(Double[]::new);
    for (int i = 0; i < k; i++) {
      all[place[i]] = m[i];
    }
    return List.of(all);
  }

  private AncestryRegression ancestry(int k, int[] place, double[] yi, double[] wi) {
    for (int i = 0; i < k; i++) {
      present[i] = coordinates[place[i]];
    }
    return AncestryRegression.of(k, yi, wi, present);
  }
}
