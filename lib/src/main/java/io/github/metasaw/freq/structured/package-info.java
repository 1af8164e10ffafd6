/**
 * Models of mean and dispersion with any structure of the covariance, by ML and REML: the search
 * for the maximum, the solution with its covariance, predictions, tables of the dispersion, and
 * checks. Start at {@link StructuredCovariance}.
 */
@NullMarked
package io.github.metasaw.freq.structured;

import org.jspecify.annotations.NullMarked;
