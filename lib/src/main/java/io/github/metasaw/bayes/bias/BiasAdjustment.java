package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.prior.DispersionPrior;

/** What a model says of publication bias. */
public sealed interface BiasAdjustment {

  /**
   * In words.
   *
   * @return as tables show it
   */
  String label();

  /** No publication bias. */
  record None() implements BiasAdjustment {
    @Override
    public String label() {
      return "none";
    }
  }

  /**
   * Selection by p value.
   *
   * @param function the steps
   */
  record Selection(StepWeights function) implements BiasAdjustment {
    @Override
    public String label() {
      return function.label();
    }
  }

  /**
   * Estimates that grow with the standard error, or with its square: y_i ~ N(mu + slope x_i, se_i^2
   * + tau^2).
   *
   * @param predictor x
   * @param prior of the slope, a density of its logarithm
   */
  record Slope(Predictor predictor, DispersionPrior.OfScale prior) implements BiasAdjustment {
    @Override
    public String label() {
      return predictor.name();
    }
  }

  /** On what the estimates depend where small studies show larger effects. */
  enum Predictor {
    /** The standard error (Stanley 2008, Oxf. Bull. Econ. Stat. 70, 103). */
    PET,
    /** Its square (Stanley and Doucouliagos 2014, Res. Synth. Methods 5, 60). */
    PEESE;

    /**
     * The predictor of a study.
     *
     * @param se standard error of its estimate
     * @return the standard error or its square
     */
    double of(double se) {
      return this == PET ? se : se * se;
    }
  }
}
