/**
 * Symmetric matrices by how they are stored, and their factors. Imports {@code check} only. Start
 * at {@link Symmetric}.
 */
@NullMarked
package io.github.metasaw.linalg;

import org.jspecify.annotations.NullMarked;
