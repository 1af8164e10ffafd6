/** Figures of reviews: risk of bias, and the PRISMA flow diagram. */
@NullMarked
package io.github.metasaw.plot.review;

import org.jspecify.annotations.NullMarked;
