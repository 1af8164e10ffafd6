package io.github.metasaw.plot.explore;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.forest.LabelledEstimates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The studies of a page, and how their effects are read.
 *
 * @param studies all of them, those left out among them
 * @param included which are analysed [k]
 * @param effect what the effect is called on that scale
 * @param scale on which effects are shown
 * @param reference no effect, on the scale of the analysis; NaN where no value means that
 */
public record ExploreData(
    LabelledEstimates studies,
    boolean[] included,
    String effect,
    Transformation scale,
    double reference) {

  /**
   * All studies.
   *
   * @param studies labels, estimates and sampling variances
   * @param measure what the estimates are
   * @param scale on which effects are shown
   * @return with none left out
   */
  public static ExploreData of(
      LabelledEstimates studies, EffectMeasure measure, Transformation scale) {
    boolean[] all = new boolean[studies.k()];
    Arrays.fill(all, true);
    String effect = new EffectName("", measure).on(scale);
    return new ExploreData(studies, all, effect, scale, measure.noEffect());
  }

  /** The same on another scale. */
  ExploreData on(Transformation other, EffectMeasure measure) {
    return new ExploreData(
        studies, included, new EffectName("", measure).on(other), other, reference);
  }

  /** The name of the effect. */
  EffectName name() {
    return new EffectName(effect, EffectMeasure.GEN);
  }

  /** The studies that are analysed. */
  LabelledEstimates analysed() {
    int[] kept = IntStream.range(0, studies.k()).filter(i -> included[i]).toArray();
    return new LabelledEstimates(
        IntStream.of(kept).mapToObj(studies.labels()::get).toList(),
        IntStream.of(kept).mapToDouble(i -> studies.yi()[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> studies.vi()[i]).toArray());
  }

  /** How many studies are left out. */
  int leftOut() {
    return studies.k() - analysed().k();
  }

  /** Labels of all studies. */
  List<String> labels() {
    return studies.labels();
  }

  /** The scale at which the prior of tau stands at first. */
  double scaleOfTau() {
    return scale.equals(Transformation.EXP) ? 0.5 : typicalError(studies.vi());
  }

  /** The median standard error, to one digit. */
  private static double typicalError(double[] vi) {
    double[] sorted = Arrays.stream(vi).sorted().toArray();
    double se = Math.sqrt(sorted[sorted.length / 2]);
    if (!(se > 0)) {
      return 1;
    }
    int power = (int) Math.floor(Math.log10(se));
    double unit = Math.pow(10, Math.abs(power));
    return power < 0 ? Math.rint(se * unit) / unit : Math.rint(se / unit) * unit;
  }
}
