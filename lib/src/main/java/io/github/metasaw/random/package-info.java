/**
 * Random numbers of two kinds: R's own stream, so that a document which sets a seed can be
 * reproduced ({@link RRandom}), and the streams of our samplers, one for each chain ({@link
 * Streams}). Imports {@code diagnostic} and {@code parallel} only. Start at {@link RRandom} or
 * {@link Streams}.
 */
@NullMarked
package io.github.metasaw.random;

import org.jspecify.annotations.NullMarked;
