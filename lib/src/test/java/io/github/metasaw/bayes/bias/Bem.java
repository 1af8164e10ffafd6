package io.github.metasaw.bayes.bias;

/** Nine experiments on precognition (Bem 2011), as RoBMA's data set has them. */
final class Bem {

  static final double[] D = {.25, .20, .26, .23, .22, .15, .09, .19, .42};
  static final double[] SE = {
    .10155048, .08246211, .10323629, .10182427, .10120277, .08210765, .07085372, .10089846,
    .14752627
  };
  static final ObservedEffects DATA = new ObservedEffects(D, SE);

  private Bem() {}

  static RobmaPosterior posterior() {
    return RobmaPosterior.compute(D, SE, Ensemble.PSMA, RobmaPriors.DEFAULT, Direction.POSITIVE);
  }

  static ModelQuadrature quadrature(ObservedEffects data) {
    return new ModelQuadrature(
        data,
        RobmaPriors.DEFAULT.effect(),
        RobmaPriors.DEFAULT.heterogeneity().density(),
        Direction.POSITIVE);
  }
}
