/**
 * From a Tablesaw table to {@link Studies}: the one place where rows are read, refused or dropped.
 * Imports {@code check} and {@code linalg}. Start at {@link StudyReader}; {@link KnownV} builds the
 * covariance of sampling errors.
 */
@NullMarked
package io.github.metasaw.data;

import org.jspecify.annotations.NullMarked;
