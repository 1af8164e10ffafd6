/**
 * Tests of one SNP in all studies, on arrays: random effects by likelihood, and regression on axes
 * of ancestry. Start reading at {@link HanEskin}.
 */
@NullMarked
package io.github.metasaw.genetics.pool;

import org.jspecify.annotations.NullMarked;
