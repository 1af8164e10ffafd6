/** The adapter for IJava and other kernels on jupyter-jvm-basekernel 2.3.0. */
@NullMarked
package io.github.metasaw.kernel.ijava;

import org.jspecify.annotations.NullMarked;
