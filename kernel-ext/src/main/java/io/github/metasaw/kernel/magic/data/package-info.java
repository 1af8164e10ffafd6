/** Magics that bring tables into the notebook. */
@NullMarked
package io.github.metasaw.kernel.magic.data;

import org.jspecify.annotations.NullMarked;
