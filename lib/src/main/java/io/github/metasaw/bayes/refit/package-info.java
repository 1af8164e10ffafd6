/**
 * Exact posteriors without each study in turn, and as studies are added: each is computed again by
 * quadrature on the studies that are left. Start reading at {@link
 * io.github.metasaw.bayes.refit.RefittedPosterior}.
 */
@NullMarked
package io.github.metasaw.bayes.refit;

import org.jspecify.annotations.NullMarked;
