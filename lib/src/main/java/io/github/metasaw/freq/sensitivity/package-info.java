/**
 * What carries a result: every subset of the studies, and every exchange of their signs or
 * moderators. All methods use {@link io.github.metasaw.fit.FrequentistRefits}.
 */
@NullMarked
package io.github.metasaw.freq.sensitivity;

import org.jspecify.annotations.NullMarked;
