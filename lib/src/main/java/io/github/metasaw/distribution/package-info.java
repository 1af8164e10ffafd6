/**
 * Distributions of test statistics and of quadratic forms in normal variables: tails that keep
 * their digits, quantiles, and the inversion of Laplace transforms. Numbers and arrays only. Start
 * reading at {@link Normal}.
 */
@NullMarked
package io.github.metasaw.distribution;

import org.jspecify.annotations.NullMarked;
