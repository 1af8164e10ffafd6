/**
 * What every posterior is made of, whatever the model and however it is computed: the variables it
 * has, the source of their marginals, and what follows in closed form given the heterogeneity. A
 * new kind of model implements {@link PosteriorSource} and {@link ConditionalPosterior}. Imports
 * {@code bayes.prior}, {@code fit}, {@code draws} and what lies below them.
 */
@NullMarked
package io.github.metasaw.bayes.posterior;

import org.jspecify.annotations.NullMarked;
