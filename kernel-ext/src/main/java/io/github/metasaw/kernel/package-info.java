/**
 * Magics in a notebook: their registry, how a call runs, help, completion and faults. Knows no
 * kernel; the adapters {@code jjava} and {@code ijava} do. Start at {@link
 * io.github.metasaw.kernel.MetasawMagics} and {@link io.github.metasaw.kernel.MagicRunner}.
 */
@NullMarked
package io.github.metasaw.kernel;

import org.jspecify.annotations.NullMarked;
