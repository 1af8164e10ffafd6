/**
 * The frequentist engine: it checks options, chooses the solver, and derives the tables of a fit
 * from the solution. Start at {@link FreqEngine}.
 */
@NullMarked
package io.github.metasaw.freq.engine;

import org.jspecify.annotations.NullMarked;
