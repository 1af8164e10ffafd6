/** Figures of what fits and averages estimate: weights, populations, pictures of the effects. */
@NullMarked
package io.github.metasaw.plot.estimand;

import org.jspecify.annotations.NullMarked;
