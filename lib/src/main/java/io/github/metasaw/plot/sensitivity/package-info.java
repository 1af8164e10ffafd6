/** Figures of what carries a result: models fitted to subsets of the studies. */
@NullMarked
package io.github.metasaw.plot.sensitivity;

import org.jspecify.annotations.NullMarked;
