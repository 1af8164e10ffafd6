/**
 * Work in several threads that ends with the one that asked for it. Imports nothing of ours; start
 * at {@link Workers}.
 */
@NullMarked
package io.github.metasaw.parallel;

import org.jspecify.annotations.NullMarked;
