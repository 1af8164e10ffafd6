/**
 * Scans of millions of SNPs in constant memory: the tests of one SNP, the run over all of them on
 * several threads, the columns of its results, and what Manhattan and QQ figures are drawn from.
 * Start reading at {@link SnpScan}.
 */
@NullMarked
package io.github.metasaw.genetics.scan;

import org.jspecify.annotations.NullMarked;
