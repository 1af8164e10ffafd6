/** Inference about the mean that holds whatever the dependence of the rows of a cluster is. */
@NullMarked
package io.github.metasaw.freq.robust;

import org.jspecify.annotations.NullMarked;
