package io.github.metasaw.data.effect.input;

/** Raw data read for the formulas of a kind: arrays with one value per study. */
public interface Sample {

  /**
   * Sample sizes before anything is added to counts; person-times where events are counted per
   * time.
   *
   * @return NaN where not known [k]
   */
  double[] ni();
}
