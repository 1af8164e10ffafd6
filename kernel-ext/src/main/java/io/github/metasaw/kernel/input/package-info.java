/**
 * What several magics read from a line in the same way: studies, figure options, intervals, MANTRA.
 * Start at {@link io.github.metasaw.kernel.input.StudiesInput}.
 */
@NullMarked
package io.github.metasaw.kernel.input;

import org.jspecify.annotations.NullMarked;
