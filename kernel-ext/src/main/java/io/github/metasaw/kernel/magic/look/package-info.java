/** Magics that look at a fit as a whole. */
@NullMarked
package io.github.metasaw.kernel.magic.look;

import org.jspecify.annotations.NullMarked;
