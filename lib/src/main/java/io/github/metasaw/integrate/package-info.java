/**
 * Deterministic quadrature of densities known up to a constant, on the log scale. Imports only
 * {@code check}. Start reading at {@link LogPanels}.
 */
@NullMarked
package io.github.metasaw.integrate;

import org.jspecify.annotations.NullMarked;
