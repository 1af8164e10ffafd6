/** Magics that fit models. */
@NullMarked
package io.github.metasaw.kernel.magic.fit;

import org.jspecify.annotations.NullMarked;
