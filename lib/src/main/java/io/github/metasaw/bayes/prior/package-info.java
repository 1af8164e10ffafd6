/**
 * Priors: the meaning of the prior lines of model text. {@link PriorDistribution} has one constant
 * for each distribution, {@link PriorScale} the scales on which a prior of heterogeneity may be
 * written, {@link ModelPriors} the priors of all parameters of a model. Imports {@code model} and
 * what lies below it; knows no posterior.
 */
@NullMarked
package io.github.metasaw.bayes.prior;

import org.jspecify.annotations.NullMarked;
