/**
 * Selection models: the studies that were published are a sample of all, drawn with a probability
 * that depends on their p value by a weight function, whose parameters are estimated together with
 * mean and heterogeneity. Start at {@link io.github.metasaw.freq.selection.SelectionModel}. A new
 * weight function is a constant of {@link io.github.metasaw.freq.selection.SelectionType} and a
 * branch of {@link io.github.metasaw.freq.selection.WeightFunction}.
 */
@NullMarked
package io.github.metasaw.freq.selection;

import org.jspecify.annotations.NullMarked;
