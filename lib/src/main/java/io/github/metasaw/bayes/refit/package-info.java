/**
 * Exact posteriors without each study in turn, and as studies are added one by one. Each posterior
 * is recomputed by quadrature on the studies that remain. Start reading at {@link
 * io.github.metasaw.bayes.refit.RefittedPosterior}.
 */
@NullMarked
package io.github.metasaw.bayes.refit;

import org.jspecify.annotations.NullMarked;
