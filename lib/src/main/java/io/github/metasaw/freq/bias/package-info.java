/**
 * Small-study effects and selection: tests of funnel asymmetry, trim and fill, regressions on the
 * precision, fail-safe numbers and the test of excess significance. All are for independent studies
 * with one tau2.
 */
@NullMarked
package io.github.metasaw.freq.bias;

import org.jspecify.annotations.NullMarked;
