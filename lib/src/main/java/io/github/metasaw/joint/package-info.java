/**
 * Joint distributions of a few variables, and what symmetry they have: what a prior says of effects
 * between which it does not distinguish. Imports {@code check} and {@code data}. Start at {@link
 * Exchangeability}.
 */
@NullMarked
package io.github.metasaw.joint;

import org.jspecify.annotations.NullMarked;
