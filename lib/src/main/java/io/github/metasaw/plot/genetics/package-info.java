/** Figures of MANTRA and of scans of SNPs. */
@NullMarked
package io.github.metasaw.plot.genetics;

import org.jspecify.annotations.NullMarked;
