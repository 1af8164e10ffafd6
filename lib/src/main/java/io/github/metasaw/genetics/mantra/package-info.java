/**
 * MANTRA without simulation (Morris 2011): partitions of studies by their nearest centres, the
 * Bayes factor of each in closed form but for one quadrature, and the posterior over all of them;
 * where there are too many, sets of centres are sampled. Start reading at {@link Mantra}, then
 * {@link PartitionKernel}.
 */
@NullMarked
package io.github.metasaw.genetics.mantra;

import org.jspecify.annotations.NullMarked;
