/**
 * The magics: what a notebook user types, in terms of a {@link io.github.metasaw.kernel.MagicHost}.
 * Holds no statistics and knows no kernel; the adapters {@code jjava} and {@code ijava} do. Start
 * at {@link io.github.metasaw.kernel.MagicTable}.
 */
@NullMarked
package io.github.metasaw.kernel;

import org.jspecify.annotations.NullMarked;
