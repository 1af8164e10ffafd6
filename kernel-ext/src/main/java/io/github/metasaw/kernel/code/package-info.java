/**
 * Values together with the Java that gives them. Whatever a magic computes is built from {@link
 * io.github.metasaw.kernel.code.Code}, so what {@code --code} prints is what ran.
 */
@NullMarked
package io.github.metasaw.kernel.code;

import org.jspecify.annotations.NullMarked;
