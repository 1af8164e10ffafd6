/** Figures of what single studies say of a fit: their residuals, influence and power. */
@NullMarked
package io.github.metasaw.plot.study;

import org.jspecify.annotations.NullMarked;
