/**
 * Frequentist engine: estimators of tau2, tests, intervals, diagnostics. Imports {@code fit} and
 * below. Start at {@link FreqEngine}.
 */
@NullMarked
package io.github.metasaw.freq;

import org.jspecify.annotations.NullMarked;
