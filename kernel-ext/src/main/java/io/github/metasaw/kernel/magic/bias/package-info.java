/** Magics of small-study effects and selection. */
@NullMarked
package io.github.metasaw.kernel.magic.bias;

import org.jspecify.annotations.NullMarked;
