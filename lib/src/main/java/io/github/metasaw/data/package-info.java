/**
 * From a Tablesaw table to {@link Studies}: the one place where rows are read, refused or dropped.
 * Start at {@link StudyReader}; {@link EffectReader} computes effect sizes from raw data.
 */
@NullMarked
package io.github.metasaw.data;

import org.jspecify.annotations.NullMarked;
