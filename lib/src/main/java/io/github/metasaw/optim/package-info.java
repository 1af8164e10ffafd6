/**
 * Finding roots and minima. Imports {@code linalg}. Start at {@link
 * io.github.metasaw.optim.Minimiser}.
 */
@NullMarked
package io.github.metasaw.optim;

import org.jspecify.annotations.NullMarked;
