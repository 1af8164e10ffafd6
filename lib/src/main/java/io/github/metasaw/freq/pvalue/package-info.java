/** Combination of p values of independent tests where effects are not reported. */
@NullMarked
package io.github.metasaw.freq.pvalue;

import org.jspecify.annotations.NullMarked;
