/**
 * What single studies say of a fit: their place in a radial plot, their residuals, their part in Q
 * and their influence, their p-value functions, their power.
 */
@NullMarked
package io.github.metasaw.freq.study;

import org.jspecify.annotations.NullMarked;
