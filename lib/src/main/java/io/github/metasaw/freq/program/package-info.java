/**
 * What other programs compute by their defaults: their settings, the sources of these, and the same
 * data under them.
 */
@NullMarked
package io.github.metasaw.freq.program;

import org.jspecify.annotations.NullMarked;
