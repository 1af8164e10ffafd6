/**
 * The marginal covariance of the estimates: sampling covariance, residual heterogeneity, correlated
 * outcomes and effects of groups, with their parameters and derivatives, on arrays. Imports {@code
 * model.parameter} and below. Start at {@link MarginalCovariance}.
 */
@NullMarked
package io.github.metasaw.model.covariance;

import org.jspecify.annotations.NullMarked;
