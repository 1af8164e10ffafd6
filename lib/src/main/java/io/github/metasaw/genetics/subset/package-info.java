/**
 * Which studies, and which SNPs, carry an association: the best subset of studies, m-values, and
 * credible sets of SNPs. Start reading at {@link BestSubset}.
 */
@NullMarked
package io.github.metasaw.genetics.subset;

import org.jspecify.annotations.NullMarked;
