/**
 * What a review tells beside its models: risk of bias, certainty with absolute effects, and the
 * flow of records to studies.
 */
@NullMarked
package io.github.metasaw.review;

import org.jspecify.annotations.NullMarked;
