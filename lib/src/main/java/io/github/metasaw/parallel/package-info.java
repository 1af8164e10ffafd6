/**
 * Work in several threads that ends with the one that asked for it. Nothing else in the library
 * makes threads or looks at them. Imports nothing of ours; start at {@link Workers}.
 */
@NullMarked
package io.github.metasaw.parallel;

import org.jspecify.annotations.NullMarked;
