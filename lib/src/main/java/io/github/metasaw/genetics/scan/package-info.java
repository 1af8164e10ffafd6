/**
 * Scans of millions of SNPs in constant memory: the tests of one SNP, the run over all of them on
 * several threads, the columns of its results, and results in files and tables. Start reading at
 * {@link SnpScan}.
 */
@NullMarked
package io.github.metasaw.genetics.scan;

import org.jspecify.annotations.NullMarked;
