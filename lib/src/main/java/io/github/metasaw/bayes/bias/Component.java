package io.github.metasaw.bayes.bias;

import io.github.metasaw.diagnostic.Named;
import java.util.function.Predicate;

/** What models have or have not, and inclusion Bayes factors are of. */
public enum Component implements Named {
  /** The mean effect differs from 0. */
  EFFECT("effect", AveragedModel::hasEffect),
  /** Effects differ from study to study. */
  HETEROGENEITY("heterogeneity", AveragedModel::hasHeterogeneity),
  /** What is published depends on the results. */
  BIAS("bias", AveragedModel::hasBias);

  private final String id;
  private final Predicate<AveragedModel> isIn;

  Component(String id, Predicate<AveragedModel> isIn) {
    this.id = id;
    this.isIn = isIn;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return this == BIAS ? "publication bias" : id;
  }

  /**
   * Whether a model has it.
   *
   * @param model one of those that are averaged
   * @return true if it has
   */
  public boolean isIn(AveragedModel model) {
    return isIn.test(model);
  }
}
