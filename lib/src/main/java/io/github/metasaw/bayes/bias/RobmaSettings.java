package io.github.metasaw.bayes.bias;

/**
 * The models of publication bias that {@link Robma} averages over.
 *
 * @param ensemble which models
 * @param priors of their parameters, and of the presence of each component
 * @param direction of effects that selection favours
 * @param scale on which estimates are taken for normal
 */
public record RobmaSettings(
    Ensemble ensemble, RobmaPriors priors, Direction direction, WorkingScale scale) {}
