/**
 * What a magic is: its description, its options, the line it is called with, its result, and the
 * notebook around it. Holds no statistics, knows no kernel, and names no magic: those are in the
 * packages below, one class each. Start at {@link io.github.metasaw.kernel.magic.Magic}.
 */
@NullMarked
package io.github.metasaw.kernel.magic;

import org.jspecify.annotations.NullMarked;
