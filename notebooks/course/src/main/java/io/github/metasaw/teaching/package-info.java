/**
 * What the lecture shows before any analysis: joint distributions of a few effects and their
 * symmetries, and the populations that studies sample and averages speak of, each with its figure;
 * and simulated data of the lessons: cohorts, hospitals, sites. Uses the library and its drawing
 * kit; the library knows nothing of it. Start reading at {@link Exchangeability} and {@link
 * Populations}.
 */
@NullMarked
package io.github.metasaw.teaching;

import org.jspecify.annotations.NullMarked;
