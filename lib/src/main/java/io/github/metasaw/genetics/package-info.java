/**
 * Association studies of different ancestry: MANTRA without simulation. Imports {@code fit}, {@code
 * draws} and what lies below them; knows no figure, but keeps the records figures are drawn from.
 * Start reading at {@link Mantra}, then {@link PartitionKernel}.
 */
@NullMarked
package io.github.metasaw.genetics;

import org.jspecify.annotations.NullMarked;
