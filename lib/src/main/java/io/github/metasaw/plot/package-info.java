/**
 * Figures: data record to {@code Scene} to SVG, PNG or text. Imports {@code bayes}, {@code
 * genetics} and below. Start at {@link Figure}.
 */
@NullMarked
package io.github.metasaw.plot;

import org.jspecify.annotations.NullMarked;
