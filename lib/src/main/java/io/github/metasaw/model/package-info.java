/**
 * What is modelled, as numbers: a {@link ModelSpec} and {@link io.github.metasaw.data.Studies} give
 * a {@link Design} and a {@link GaussianModel}. Imports {@code model.likelihood} and below. Start
 * at {@link ModelSpec}.
 */
@NullMarked
package io.github.metasaw.model;

import org.jspecify.annotations.NullMarked;
