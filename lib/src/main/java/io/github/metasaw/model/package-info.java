/**
 * What is modelled, as matrices: a {@link ModelSpec} and {@link io.github.metasaw.data.Studies}
 * give a {@link Design}. Imports {@code data}, {@code formula} and below. Start at {@link
 * DesignBuilder}.
 */
@NullMarked
package io.github.metasaw.model;

import org.jspecify.annotations.NullMarked;
