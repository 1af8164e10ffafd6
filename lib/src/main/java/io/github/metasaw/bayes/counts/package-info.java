/**
 * Exact posteriors of counts without a normal approximation: the likelihood of each study's counts,
 * effects normal about a mean, quadrature over effects, mean and tau. Start reading at {@link
 * io.github.metasaw.bayes.counts.CountsPosterior}.
 */
@NullMarked
package io.github.metasaw.bayes.counts;

import org.jspecify.annotations.NullMarked;
