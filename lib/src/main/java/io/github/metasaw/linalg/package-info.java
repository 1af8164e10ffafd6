/**
 * Symmetric matrices by how they are stored, and their factors. Imports {@code parallel} only.
 * Start at {@link Symmetric}; {@link Structure} chooses its storage, {@link Factor} solves with it.
 *
 * <p>The sparse factor is held in the envelope of the reverse Cuthill-McKee order, in tiles, and
 * shares its code with the dense one. Within such an envelope nearly every element is filled, so
 * that a factor with an index per element does the same sums more slowly.
 */
@NullMarked
package io.github.metasaw.linalg;

import org.jspecify.annotations.NullMarked;
