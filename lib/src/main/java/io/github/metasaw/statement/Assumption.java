package io.github.metasaw.statement;

import io.github.metasaw.estimand.Estimand;

/**
 * What a model assumes about the effects of the studies.
 *
 * @param estimand of the model
 */
public record Assumption(Estimand estimand) implements Statement {

  @Override
  public String line(Notation notation) {
    String sentence = sentence();
    return sentence.substring(0, sentence.length() - 1);
  }

  @Override
  public String sentence() {
    return switch (estimand) {
      case COMMON_EFFECT -> "Assumes that all studies estimate one and the same effect.";
      case FIXED_EFFECTS ->
          "The effects may differ; estimated is their average weighted by precision, for these"
              + " studies only.";
      case RANDOM_EFFECTS ->
          "The true effects are taken as a sample from a normal distribution, whose mean is"
              + " estimated.";
      case EXCHANGEABLE_EFFECTS ->
          "The true effects are fixed, and what is known of them beforehand is the same for all.";
    };
  }
}
