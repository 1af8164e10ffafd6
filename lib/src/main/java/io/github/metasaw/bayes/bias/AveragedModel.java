package io.github.metasaw.bayes.bias;

/**
 * One of the models that are averaged.
 *
 * @param hasEffect whether the mean effect has a prior, or is 0
 * @param hasHeterogeneity whether the SD of the effects has a prior, or is 0
 * @param bias what it says of publication bias
 * @param prior its probability before the data
 */
public record AveragedModel(
    boolean hasEffect, boolean hasHeterogeneity, BiasAdjustment bias, double prior) {

  /**
   * Whether it allows for publication bias.
   *
   * @return true for selection and slopes
   */
  public boolean hasBias() {
    return !(bias instanceof BiasAdjustment.None);
  }
}
