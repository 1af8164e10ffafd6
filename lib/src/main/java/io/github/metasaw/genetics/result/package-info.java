/**
 * What is read from the results of a scan, or of another program: loci with their lead variants,
 * credible sets, and the numbers of figures. Start reading at {@link LeadVariants}.
 */
@NullMarked
package io.github.metasaw.genetics.result;

import org.jspecify.annotations.NullMarked;
