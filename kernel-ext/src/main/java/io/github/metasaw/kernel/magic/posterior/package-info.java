/** Magics that look at posteriors and their draws. */
@NullMarked
package io.github.metasaw.kernel.magic.posterior;

import org.jspecify.annotations.NullMarked;
