/**
 * Frequentist models: options, the solver with one tau2 and independent studies, and what all
 * solvers and their fits have in common. Structures of the covariance, refits and the engine are in
 * subpackages. Start at {@link FreqOptions} and {@link Solver}.
 */
@NullMarked
package io.github.metasaw.freq;

import org.jspecify.annotations.NullMarked;
