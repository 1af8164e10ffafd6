package io.github.metasaw.bayes.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.ArrayList;
import java.util.List;

/** Sets of models that are averaged, as RoBMA names them. */
public enum Ensemble implements Named {
  /**
   * Six weight functions, PET and PEESE: 36 models (Bartos and others 2023, Res. Synth. Methods 14,
   * 99).
   */
  PSMA("psma", "selection by p value and PET-PEESE"),
  /** PET and PEESE: 12 models. */
  PP("pp", "PET-PEESE"),
  /**
   * Two two-sided weight functions: 12 models (Maier, Bartos and Wagenmakers 2023, Psychol. Methods
   * 28, 107).
   */
  TWO_WEIGHTS("2w", "two-sided selection by p value");

  private final String id;
  private final String label;

  Ensemble(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * The ensemble of a name.
   *
   * @param id as {@link #id} gives it, in any case
   * @return the ensemble
   * @throws MetaException for another name
   */
  public static Ensemble parse(String id) {
    return Named.parse("ensemble", id, values());
  }

  /** A kind of bias with its share of the prior probability of bias. */
  record Share(BiasAdjustment bias, double share) {}

  /**
   * The kinds of bias.
   *
   * @param priors of the slopes
   * @return with shares that sum to one
   */
  List<Share> biases(RobmaPriors priors) {
    List<StepWeights> functions = new ArrayList<>();
    if (this != PP) {
      functions.add(StepWeights.of(StepWeights.Sides.TWO, 0.05));
      functions.add(StepWeights.of(StepWeights.Sides.TWO, 0.05, 0.1));
    }
    if (this == PSMA) {
      functions.add(StepWeights.of(StepWeights.Sides.ONE, 0.05));
      functions.add(StepWeights.of(StepWeights.Sides.ONE, 0.025, 0.05));
      functions.add(StepWeights.of(StepWeights.Sides.ONE, 0.05, 0.5));
      functions.add(StepWeights.of(StepWeights.Sides.ONE, 0.025, 0.05, 0.5));
    }
    double ofFunctions = this == PSMA ? 0.5 : this == PP ? 0 : 1;
    List<Share> shares = new ArrayList<>();
    for (StepWeights function : functions) {
      shares.add(new Share(new BiasAdjustment.Selection(function), ofFunctions / functions.size()));
    }
    if (ofFunctions < 1) {
      double each = (1 - ofFunctions) / 2;
      shares.add(
          new Share(new BiasAdjustment.Slope(BiasAdjustment.Predictor.PET, priors.pet()), each));
      shares.add(
          new Share(
              new BiasAdjustment.Slope(BiasAdjustment.Predictor.PEESE, priors.peese()), each));
    }
    return shares;
  }

  /**
   * All models: effect or none, heterogeneity or none, no bias or one of its kinds.
   *
   * @param priors of parameters, and probabilities of effect, heterogeneity and bias
   * @return with prior probabilities that sum to one; without effect first
   */
  public List<AveragedModel> models(RobmaPriors priors) {
    List<Share> biases = new ArrayList<>();
    biases.add(new Share(new BiasAdjustment.None(), 1 - priors.biasProbability()));
    for (Share share : biases(priors)) {
      biases.add(new Share(share.bias(), priors.biasProbability() * share.share()));
    }
    List<AveragedModel> models = new ArrayList<>();
    for (boolean hasEffect : new boolean[] {false, true}) {
      double ofEffect = hasEffect ? priors.effectProbability() : 1 - priors.effectProbability();
      for (boolean hasHeterogeneity : new boolean[] {false, true}) {
        double both =
            ofEffect
                * (hasHeterogeneity
                    ? priors.heterogeneityProbability()
                    : 1 - priors.heterogeneityProbability());
        for (Share share : biases) {
          models.add(
              new AveragedModel(hasEffect, hasHeterogeneity, share.bias(), both * share.share()));
        }
      }
    }
    return List.copyOf(models);
  }
}
