/** Magics of association studies. */
@NullMarked
package io.github.metasaw.kernel.magic.genetics;

import org.jspecify.annotations.NullMarked;
