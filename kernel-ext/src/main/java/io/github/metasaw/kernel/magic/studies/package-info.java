/** Magics that look at single studies. */
@NullMarked
package io.github.metasaw.kernel.magic.studies;

import org.jspecify.annotations.NullMarked;
