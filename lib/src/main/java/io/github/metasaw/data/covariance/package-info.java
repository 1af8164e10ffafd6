/**
 * The known covariance of sampling errors: built from variances, correlations and clusters, and
 * validated. Start at {@link io.github.metasaw.data.covariance.KnownV}.
 */
@NullMarked
package io.github.metasaw.data.covariance;

import org.jspecify.annotations.NullMarked;
