/**
 * The results of fits, whichever engine estimated them: {@link Fit} and its kinds, and the values
 * they return. Imports {@code model} and below; knows no estimator and no plot. Start at {@link
 * FrequentistFit}.
 */
@NullMarked
package io.github.metasaw.fit;

import org.jspecify.annotations.NullMarked;
