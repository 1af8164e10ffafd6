/**
 * What can be asked of studies before any model of how their effects differ: averages with weights
 * of one's choice, the signal of the average and of the differences, and the populations that
 * averages speak of. Imports {@code fit} and below and the engines; knows no figure. Start at
 * {@link WeightedAverages}.
 */
@NullMarked
package io.github.metasaw.estimand;

import org.jspecify.annotations.NullMarked;
