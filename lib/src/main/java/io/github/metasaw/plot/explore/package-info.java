/** Figures that move without a kernel: what is drawn, and the page that draws it anew. */
@NullMarked
package io.github.metasaw.plot.explore;

import org.jspecify.annotations.NullMarked;
