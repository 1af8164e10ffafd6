/**
 * Which studies carry an association: the best subset of studies, m-values, and the test that
 * weights studies by them. Start reading at {@link BestSubset}.
 */
@NullMarked
package io.github.metasaw.genetics.subset;

import org.jspecify.annotations.NullMarked;
