/**
 * Figures: data record to {@link Scene} to SVG, PNG or text. Imports {@code bayes}, {@code
 * genetics} and below. Start at {@link Figure}.
 */
@NullMarked
package io.github.metasaw.plot;

import org.jspecify.annotations.NullMarked;
