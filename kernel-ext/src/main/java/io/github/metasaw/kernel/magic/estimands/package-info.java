/** Magics on what is estimated, before any model of how the effects differ. */
@NullMarked
package io.github.metasaw.kernel.magic.estimands;

import org.jspecify.annotations.NullMarked;
